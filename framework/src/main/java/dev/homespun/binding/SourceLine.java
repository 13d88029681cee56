package dev.homespun.binding;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.LineNumberTableAttribute;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;

/// Where a method or a type stands in its source, as the class file knows it: what every message to a developer starts
/// with.
final class SourceLine {

    private SourceLine() {}

    /// {@return such as `Books.one (Books.java:31)`; without the line when the class file does not say}
    static String of(Executable executable) {
        Class<?> owner = executable.getDeclaringClass();
        String name = executable instanceof Method method ? method.getName() : "<init>";
        String shown = owner.getSimpleName() + (executable instanceof Method ? "." + name : " constructor");
        return ClassFiles.of(owner).map(model -> place(shown, owner, model,
                model.methods().stream().filter(method -> isSame(method, name, executable)).findFirst())).orElse(shown);
    }

    /// {@return such as `NewBook (NewBook.java:9)`: for a record the line of its header, if that is its constructor}
    static String of(Class<?> type) {
        String shown = type.isInterface() ? type.getName() : type.getSimpleName();
        return ClassFiles.of(type).map(model -> place(shown, type, model, model.methods().stream()
                .filter(method -> method.methodName().equalsString("<init>")).findFirst())).orElse(shown);
    }

    private static String place(String shown, Class<?> owner, ClassModel model, Optional<MethodModel> method) {
        String file = model.findAttribute(Attributes.sourceFile())
                .map(attribute -> attribute.sourceFile().stringValue()).orElse(owner.getSimpleName() + ".java");
        return method.flatMap(SourceLine::firstLine).map(line -> "%s (%s:%d)".formatted(shown, file, line))
                .orElse("%s (%s)".formatted(shown, file));
    }

    /// {@return whether a method of a class file is this one}
    static boolean isSame(MethodModel method, String name, Executable executable) {
        MethodTypeDesc type = method.methodTypeSymbol();
        return method.methodName().equalsString(name)
                && type.parameterList().stream().map(Object::toString).toList().equals(
                        Arrays.stream(executable.getParameterTypes()).map(Class::describeConstable)
                                .map(Optional::orElseThrow).map(Object::toString).toList());
    }

    private static Optional<Integer> firstLine(MethodModel method) {
        return method.code().flatMap(code -> code.findAttribute(Attributes.lineNumberTable()))
                .map(LineNumberTableAttribute::lineNumbers)
                .filter(lines -> !lines.isEmpty())
                .map(lines -> lines.getFirst().lineNumber());
    }
}
