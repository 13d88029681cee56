package dev.homespun.binding;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.OnError;
import dev.homespun.annotation.Use;
import dev.homespun.http.ErrorHandlers;
import dev.homespun.http.ErrorRule;
import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.routing.Endpoint;
import dev.homespun.routing.PathPattern;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.BaseStream;
import java.util.stream.Stream;

/// Reads the annotated methods of a controller as routes, and calls that were written without annotations, once, when
/// the application is put together. What cannot work is reported, and reading goes on, so that a developer sees all
/// mistakes at once.
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
        ControllerMethods methods = ControllerMethods.of(type);
        methods.lost().forEach(lost -> mistakes.accept(lost.toMistake()));
        List<Method> answering = methods.all().stream().filter(method -> !AnnotatedRoute.on(method).isEmpty()).toList();
        methods.all().stream().filter(method -> !answering.contains(method)).forEach(this::checkNoUse);
        List<Method> catching =
                methods.all().stream().filter(method -> method.isAnnotationPresent(OnError.class)).toList();
        catching.forEach(method -> checkResult(method, SourceLine.of(method)));
        ErrorReader errorReader = new ErrorReader(conversions.results(), mistakes);
        List<ErrorRule<?>> rules = errorReader.read(controller, catching);
        if (answering.isEmpty()) {
            if (methods.lost().isEmpty()) {
                checkWithoutRoutes(type, own, catching.isEmpty());
            }
            return new Contribution(List.of(), rules);
        }
        if (conversions.areOurs()) {
            errorReader.checkReach(rules, answering);
        }
        List<Endpoint> endpoints = new ArrayList<>();
        ErrorHandlers errors = new ErrorHandlers(rules);
        for (Method method : answering) {
            checkResult(method, SourceLine.of(method));
            for (AnnotatedRoute route : AnnotatedRoute.on(method)) {
                endpoint(controller, method, route, path, own).map(endpoint -> endpoint.with(errors))
                        .ifPresent(endpoints::add);
            }
        }
        return new Contribution(endpoints, List.of());
    }

    /// {@return the handler of a route that is written without annotations; nothing when a mistake was reported}
    ///
    /// @param verb the method of the route
    /// @param pattern its path
    /// @param call its parameters, and what is called with them
    /// @param where it was written, for messages
    public Optional<Handler> read(dev.homespun.http.Method verb, PathPattern pattern, Call call, String where) {
        List<Argument> arguments = argumentReader(verb, pattern, where).read(call.parameters());
        if (arguments.size() < call.parameters().size()) {
            return Optional.empty();
        }
        return Optional.of(new BoundMethod(call.code(), arguments, constraints.check(call, arguments),
                conversions.results()));
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

    private Optional<Endpoint> endpoint(Object controller, Method method, AnnotatedRoute route, String... above) {
        String where = SourceLine.of(method);
        dev.homespun.http.Method verb;
        PathPattern pattern;
        try {
            verb = Endpoint.requireRoutable(dev.homespun.http.Method.of(route.verb()));
            pattern = PathPattern.parse(route.below(above));
        } catch (IllegalArgumentException malformed) {
            mistakes.accept(new Mistake(where, String.valueOf(malformed.getMessage()), "Correct the annotation"));
            return Optional.empty();
        }
        List<Argument> arguments = argumentReader(verb, pattern, where).read(method);
        if (arguments.size() < method.getParameterCount()) {
            return Optional.empty();
        }
        MethodHandle handle = Calls.of(controller, method);
        BoundMethod handler = new BoundMethod(values -> Calls.invoke(handle, values), arguments,
                constraints.check(controller, method, arguments, where), conversions.results());
        List<Annotation> annotations = Stream.concat(Arrays.stream(method.getAnnotations()),
                Arrays.stream(controller.getClass().getAnnotations())).toList();
        List<Filter> filters = Stream.concat(filters(controller.getClass()), filters(method)).toList();
        return Optional.of(new Endpoint(verb, pattern, handler, annotations, filters, where));
    }

    private ArgumentReader argumentReader(dev.homespun.http.Method verb, PathPattern pattern, String where) {
        return new ArgumentReader(conversions.json(), conversions.resolvers(), pattern, verb.name(), where, mistakes);
    }

    private Stream<Filter> filters(AnnotatedElement annotated) {
        Use use = annotated.getAnnotation(Use.class);
        return use == null ? Stream.empty() : Arrays.stream(use.value())
                .flatMap(type -> providers.instance(type, mistakes).map(type::cast).stream());
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
