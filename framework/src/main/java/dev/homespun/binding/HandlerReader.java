package dev.homespun.binding;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.OnError;
import dev.homespun.annotation.Use;
import dev.homespun.annotation.Verb;
import dev.homespun.http.ErrorHandlers;
import dev.homespun.http.ErrorRule;
import dev.homespun.http.Filter;
import dev.homespun.routing.Endpoint;
import dev.homespun.routing.PathPattern;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.BaseStream;
import java.util.stream.Stream;

/// Reads the annotated methods of a controller as routes, once, when the application is put together. What cannot work
/// is reported, and reading goes on, so that a developer sees all mistakes at once.
public final class HandlerReader {

    private final Conversions conversions;
    private final Providers providers;
    private final Consumer<Mistake> mistakes;
    private final Constraints constraints;

    /// A reader.
    ///
    /// @param conversions what it binds and answers with
    /// @param providers makes filters
    /// @param mistakes told what cannot work
    public HandlerReader(Conversions conversions, Providers providers, Consumer<Mistake> mistakes) {
        this.conversions = conversions;
        this.providers = providers;
        this.mistakes = mistakes;
        this.constraints = new Constraints(conversions.json(), mistakes);
    }

    /// {@return what a controller adds to the application}
    ///
    /// @param path stands before its own path; empty for nothing
    /// @param controller the instance whose methods are called
    public Contribution read(String path, Object controller) {
        Class<?> type = controller.getClass();
        Controller annotation = type.getAnnotation(Controller.class);
        String own = annotation == null ? "" : annotation.value();
        List<Method> methods = methods(type);
        List<Method> answering = methods.stream().filter(method -> !routes(method).isEmpty()).toList();
        methods.stream().filter(method -> !answering.contains(method)).forEach(this::checkNoUse);
        List<Method> catching = methods.stream().filter(method -> method.isAnnotationPresent(OnError.class)).toList();
        catching.forEach(method -> checkResult(method, SourceLine.of(method)));
        List<ErrorRule<?>> rules = new ErrorReader(conversions.results(), mistakes).read(controller, catching);
        if (answering.isEmpty()) {
            checkWithoutRoutes(type, own, catching.isEmpty());
            return new Contribution(List.of(), rules);
        }
        List<Endpoint> endpoints = new ArrayList<>();
        ErrorHandlers errors = new ErrorHandlers(rules);
        for (Method method : answering) {
            for (Route route : routes(method)) {
                read(controller, method, route.below(path, own)).map(endpoint -> endpoint.with(errors))
                        .ifPresent(endpoints::add);
            }
        }
        return new Contribution(endpoints, List.of());
    }

    private void checkNoUse(Method method) {
        if (method.isAnnotationPresent(Use.class)) {
            mistakes.accept(new Mistake(SourceLine.of(method), "it has @Use, and is no route for filters to run around",
                    "Take @Use away, or add @Get"));
        }
    }

    private void checkWithoutRoutes(Class<?> type, String path, boolean isEmpty) {
        if (isEmpty) {
            mistakes.accept(new Mistake(SourceLine.of(type), "it has no method with @Get, @Post or the like",
                    "Add one, or remove the controller"));
        } else if (!path.isEmpty() || type.isAnnotationPresent(Use.class)) {
            mistakes.accept(new Mistake(SourceLine.of(type),
                    "it has no routes, so its @OnError are for those of all classes, and %s means nothing".formatted(
                            path.isEmpty() ? "@Use" : "the path " + path),
                    "Take it away, or put the methods into the class that has the routes"));
        }
    }

    /// Inherited ones too, also from interfaces; not those that were overridden, and not those that the compiler adds, to which it copies the
    /// annotations of the method that they call. Reflection gives methods in any order, on which neither messages nor
    /// listings should depend.
    private static List<Method> methods(Class<?> controller) {
        Map<String, Method> bySignature = new TreeMap<>();
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        for (Class<?> type = controller; type != null && type != Object.class; type = type.getSuperclass()) {
            add(type, bySignature);
            addInterfaces(type, interfaces);
        }
        interfaces.forEach(type -> add(type, bySignature));
        return List.copyOf(bySignature.values());
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
        for (Class<?> each : type.getInterfaces()) {
            all.add(each);
            addInterfaces(each, all);
        }
    }

    private static void add(Class<?> type, Map<String, Method> bySignature) {
        for (Method method : type.getDeclaredMethods()) {
            if (!method.isSynthetic() && (!type.isInterface() || method.isDefault())) {
                bySignature.putIfAbsent(method.getName() + Arrays.toString(method.getParameterTypes()), method);
            }
        }
    }

    /// The three parts of its path: where the controller was added, that of the class, that of the method.
    private record Route(String verb, String above, String prefix, String path) {

        Route(String verb, String path) {
            this(verb, "", "", path);
        }

        Route below(String otherAbove, String otherPrefix) {
            return new Route(verb, otherAbove, otherPrefix, path);
        }
    }

    private static List<Route> routes(Method method) {
        List<Route> routes = new ArrayList<>();
        for (Annotation annotation : method.getAnnotations()) {
            Verb meta = annotation.annotationType().getAnnotation(Verb.class);
            if (annotation instanceof Verb verb) {
                routes.add(new Route(verb.method(), verb.path()));
            } else if (meta != null) {
                routes.add(new Route(meta.method(), path(annotation, meta)));
            }
        }
        return routes;
    }

    /// {@return the value of an annotation that means a method; the path of its [Verb] where it has none}
    private static String path(Annotation annotation, Verb meta) {
        try {
            Method value = annotation.annotationType().getDeclaredMethod("value");
            value.setAccessible(true);
            return value.invoke(annotation) instanceof String path ? path : meta.path();
        } catch (NoSuchMethodException none) {
            return meta.path();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(annotation.annotationType() + " cannot be read", e);
        }
    }

    private Optional<Endpoint> read(Object controller, Method method, Route route) {
        String where = SourceLine.of(method);
        checkResult(method, where);
        dev.homespun.http.Method verb;
        PathPattern pattern;
        try {
            verb = dev.homespun.http.Method.of(route.verb);
            pattern = PathPattern.parse(path(route.above, route.prefix, route.path));
        } catch (IllegalArgumentException malformed) {
            mistakes.accept(new Mistake(where, String.valueOf(malformed.getMessage()), "Correct the annotation"));
            return Optional.empty();
        }
        List<Argument> arguments = new ArgumentReader(conversions.json(), conversions.resolvers(), pattern, route.verb,
                where, mistakes).read(method);
        if (arguments.size() < method.getParameterCount()) {
            return Optional.empty();
        }
        BoundMethod handler = new BoundMethod(Calls.of(controller, method), arguments,
                constraints.check(controller, method, arguments, where), conversions.results());
        List<Annotation> annotations = Stream.concat(Arrays.stream(method.getAnnotations()),
                Arrays.stream(controller.getClass().getAnnotations())).toList();
        List<Filter> filters = Stream.concat(filters(controller.getClass()), filters(method)).toList();
        return Optional.of(new Endpoint(verb, pattern, handler, annotations, filters, where));
    }

    private Stream<Filter> filters(AnnotatedElement annotated) {
        Use use = annotated.getAnnotation(Use.class);
        return use == null ? Stream.empty() : Arrays.stream(use.value())
                .flatMap(type -> providers.instance(type, mistakes).map(type::cast).stream());
    }

    private static String path(String... parts) {
        for (String part : parts) {
            if (!part.isEmpty() && !part.startsWith("/")) {
                throw new IllegalArgumentException("path \"%s\" does not start with a slash".formatted(part));
            }
        }
        String path = String.join("", parts);
        return path.isEmpty() ? "/" : path;
    }

    /// A result that is not there yet has nobody to wait for it: a handler blocks, and returns what it has.
    private void checkResult(Method method, String where) {
        Class<?> result = method.getReturnType();
        if (conversions.mappers().stream().anyMatch(mapper -> mapper.handles(result))) {
            return;
        }
        Reactive.in(method.getGenericReturnType()).ifPresent(type -> mistakes.accept(new Mistake(where,
                "it returns %s".formatted(type.getSimpleName()),
                "Return the value itself; the method may block, it has a virtual thread of its own")));
        if (InputStream.class.isAssignableFrom(result) || Path.class.isAssignableFrom(result)
                || BaseStream.class.isAssignableFrom(result)) {
            mistakes.accept(new Mistake(where, "it returns %s, of which nobody knows how to make a response"
                    .formatted(result.getSimpleName()), "Return a Response with Content.of(inputStream), or a List"));
        }
    }
}
