package dev.homespun.binding;

import java.lang.invoke.MethodType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Objects;

/// Classes as they are written: without the arguments of a generic type, boxed where they stand among these, and by
/// the name that a developer would write.
final class Classes {

    private Classes() {}

    /// {@return the class; of a variable or a wildcard the class that it extends}
    static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> raw(generic.getRawType());
            case GenericArrayType array -> raw(array.getGenericComponentType()).arrayType();
            case WildcardType wildcard -> raw(wildcard.getUpperBounds()[0]);
            case TypeVariable<?> variable -> raw(variable.getBounds()[0]);
            default -> Object.class;
        };
    }

    /// {@return the class of the objects that stand for values of a primitive type; others themselves}
    @SuppressWarnings("unchecked") // int.class is a Class<Integer>, as Integer.class is
    static <T> Class<T> boxed(Class<T> type) {
        return (Class<T>) MethodType.methodType(type).wrap().returnType();
    }

    /// {@return such as `java.time.Clock`, `com.acme.Shop.Order` or `byte[]`; a lambda has no name, but a class in which
    ///     it was written}
    static String name(Class<?> type) {
        String[] parts = type.getName().split("\\$\\$Lambda", 2);
        if (parts.length > 1) {
            return "a lambda in " + parts[0].replace('$', '.');
        }
        return Objects.requireNonNullElse(type.getCanonicalName(), type.getName());
    }

    /// {@return the same without the package}
    static String shortName(Class<?> type) {
        return name(type).replaceFirst("^\\Q" + type.getPackageName() + ".\\E", "");
    }

    /// {@return the short name of a type as it stands in a sentence, such as `a Seat` or `an Isbn`}
    static String withArticle(Class<?> type) {
        String name = type.getSimpleName();
        return ("AEIOU".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
    }
}
