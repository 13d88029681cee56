package dev.homespun.binding;

import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Looks for constraints on a method and its parameters, there and where it is declared first.
final class MethodMarks {

    private MethodMarks() {}

    /// {@return the first constraint, such as `parameter page has @Min`; nothing when there is none for sure}
    ///
    static Optional<String> constraint(ControllerMethod method) {
        Method called = method.called();
        return Stream.concat(Stream.of(called), supertypes(called.getDeclaringClass())
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods())).filter(other -> mayBeSame(called, other)))
                .flatMap(each -> own(each).stream()).findFirst();
    }

    private static Stream<Class<?>> supertypes(Class<?> type) {
        return Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                .flatMap(parent -> Stream.concat(Stream.of(parent), supertypes(parent)));
    }

    /// Parameters of a generic supertype are wider than those that stand for them.
    private static boolean mayBeSame(Method method, Method other) {
        Class<?>[] types = method.getParameterTypes();
        Class<?>[] wider = other.getParameterTypes();
        return other.getName().equals(method.getName()) && wider.length == types.length
                && IntStream.range(0, types.length).allMatch(i -> wider[i].isAssignableFrom(types[i]));
    }

    private static Optional<String> own(Method method) {
        Class<?> owner = method.getDeclaringClass();
        return ClassFiles.of(owner).flatMap(model -> model(model, method)).flatMap(model -> {
            Parameter[] parameters = method.getParameters();
            Stream<String> ofParameters = IntStream.range(0, parameters.length).boxed()
                    .flatMap(i -> Marks.ofParameter(model, i, owner).asksForCheck().stream()
                            .map(constraint -> "parameter %s has %s".formatted(parameters[i].getName(), constraint)));
            Stream<String> ofMethod = Marks.of(model, owner).constraint().stream().map("it has "::concat);
            return Stream.concat(ofParameters, ofMethod).findFirst();
        });
    }

    private static Optional<MethodModel> model(ClassModel model, Method method) {
        return model.methods().stream().filter(each -> SourceLine.isSame(each, method.getName(), method)).findFirst();
    }
}
