package dev.homespun.binding;

import dev.homespun.annotation.Verb;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What an annotation such as [dev.homespun.annotation.Get] says on a method.
///
/// @param verb the name of the request's method
/// @param path the path, appended to that of the class; may be empty
/// @param annotation as it would be written, such as `@Get("/{id}")`
record AnnotatedRoute(String verb, String path, String annotation) {

    /// {@return all routes that a method is}
    static List<AnnotatedRoute> on(Method method) {
        List<AnnotatedRoute> routes = new ArrayList<>();
        for (Annotation annotation : method.getAnnotations()) {
            Verb meta = annotation.annotationType().getAnnotation(Verb.class);
            if (annotation instanceof Verb verb) {
                routes.add(new AnnotatedRoute(verb.method(), verb.path(),
                        "@Verb(method = \"%s\", path = \"%s\")".formatted(verb.method(), verb.path())));
            } else if (meta != null) {
                String path = path(annotation, meta);
                routes.add(new AnnotatedRoute(meta.method(), path, "@" + annotation.annotationType().getSimpleName()
                        + (path.isEmpty() ? "" : "(\"%s\")".formatted(path))));
            }
        }
        return routes;
    }

    /// {@return the value of an annotation that means a method, or its `path`; that of its [Verb] where it has neither}
    private static String path(Annotation annotation, Verb meta) {
        Method[] attributes = annotation.annotationType().getDeclaredMethods();
        return Stream.of("value", "path").flatMap(name -> Arrays.stream(attributes)
                .filter(attribute -> attribute.getName().equals(name) && attribute.getReturnType() == String.class))
                .findFirst().map(attribute -> read(annotation, attribute)).orElse(meta.path());
    }

    private static String read(Annotation annotation, Method attribute) {
        try {
            attribute.setAccessible(true);
            return String.valueOf(attribute.invoke(annotation));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(annotation.annotationType() + " cannot be read", e);
        }
    }

    /// {@return the whole path}
    ///
    /// @param above the path that the controller was added below, and that of its class; each may be empty
    /// @throws IllegalArgumentException when a part does not start with a slash
    String below(String... above) {
        StringBuilder whole = new StringBuilder();
        for (String part : above) {
            whole.append(requireSlash(part));
        }
        whole.append(requireSlash(path));
        return whole.isEmpty() ? "/" : whole.toString();
    }

    private static String requireSlash(String part) {
        if (!part.isEmpty() && !part.startsWith("/")) {
            throw new IllegalArgumentException("path \"%s\" does not start with a slash".formatted(part));
        }
        return part;
    }
}
