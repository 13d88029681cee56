package dev.homespun.binding;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The constructor of a record that takes all of its components.
record CanonicalConstructor(Class<?> type, Constructor<?> constructor) {

    private static final String BARE = "; if it stands before the component, write the constructor in its compact "
            + "form: one with a parameter list of its own does not inherit it";

    static CanonicalConstructor of(Class<?> type) {
        try {
            return new CanonicalConstructor(type, type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType).toArray(Class<?>[]::new)));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " has no canonical constructor", e);
        }
    }

    /// {@return the components, with the annotations of the constructor's parameters}
    List<BindableParameter> parameters() {
        RecordComponent[] components = type.getRecordComponents();
        return IntStream.range(0, components.length).mapToObj(i -> new BindableParameter(components[i].getName(),
                components[i].getGenericType(), constructor.getParameters()[i])).toList();
    }

    MethodHandle handle() {
        return Calls.of(constructor);
    }

    /// {@return a mistake of a component as one of the record}
    UnbindableException within(UnbindableException mistake) {
        return new UnbindableException("in %s, %s".formatted(type.getSimpleName(), mistake.getMessage()),
                mistake.fix() + (isBare() ? BARE : ""));
    }

    /// To a compact constructor, whose parameters it marks, the compiler copies the annotations of the components, and
    /// to one that nobody has written.
    private boolean isBare() {
        return Arrays.stream(constructor.getParameters())
                .noneMatch(parameter -> parameter.isImplicit() || parameter.getAnnotations().length > 0);
    }
}
