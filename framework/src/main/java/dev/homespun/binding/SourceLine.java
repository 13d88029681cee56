package dev.homespun.binding;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.LineNumberTableAttribute;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;

/// Where a method stands in its source, as the class file knows it: what every message to a developer starts with.
final class SourceLine {

    private SourceLine() {}

    /// {@return such as `Books.one (Books.java:31)`; without the line when the class file does not say}
    static String of(Executable executable) {
        Class<?> owner = executable.getDeclaringClass();
        String name = executable instanceof Method method ? method.getName() : "<init>";
        String shown = owner.getSimpleName() + (executable instanceof Method ? "." + name : " constructor");
        try (InputStream octets = owner.getResourceAsStream("/" + owner.getName().replace('.', '/') + ".class")) {
            if (octets == null) {
                return shown;
            }
            ClassModel model = ClassFile.of().parse(octets.readAllBytes());
            String file = model.findAttribute(Attributes.sourceFile())
                    .map(attribute -> attribute.sourceFile().stringValue()).orElse(owner.getSimpleName() + ".java");
            return model.methods().stream().filter(method -> isSame(method, name, executable)).findFirst()
                    .flatMap(SourceLine::firstLine).map(line -> "%s (%s:%d)".formatted(shown, file, line))
                    .orElse("%s (%s)".formatted(shown, file));
        } catch (IOException | IllegalArgumentException unreadable) {
            return shown; // a message without its line is still a message
        }
    }

    /// {@return such as `Books (Books.java:12)`, where the line is that of a constructor}
    static String of(Class<?> type) {
        Executable[] constructors = type.getDeclaredConstructors();
        return constructors.length == 0 ? type.getName() : of(constructors[0]).replaceFirst(" constructor", "");
    }

    private static boolean isSame(MethodModel method, String name, Executable executable) {
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
