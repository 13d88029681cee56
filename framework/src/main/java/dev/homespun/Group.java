package dev.homespun;

import dev.homespun.binding.Call;
import dev.homespun.binding.HandlerReader;
import dev.homespun.http.ErrorHandler;
import dev.homespun.http.ErrorRule;
import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.Method;
import dev.homespun.routing.Endpoint;
import dev.homespun.routing.PathPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/// What an application has below a path. [App#path] makes one and hands it over, to be filled.
///
/// ```java
/// app.path("/api", api -> api.use(signedIn).scan("com.acme.api"));
/// ```
///
/// Filters and error handlers are for everything below the path: for all routes there, also those that were added
/// elsewhere, and for the router's 404 and 405. Like its application, for one thread, and until the first request.
public final class Group {

    private static final Set<String> OURS = Set.of(App.class.getName(), Group.class.getName());

    private final App app;
    private final String prefix;
    private final String source;
    private final List<Filter> filters = new ArrayList<>();
    private final List<ErrorRule<?>> errors = new ArrayList<>();
    private final List<Written<String>> packages = new ArrayList<>();
    private final List<Written<Object>> controllers = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();

    /// What the application's code has added, and where.
    record Written<T>(T value, String source) {}

    /// Gives the handler of a route once the application is put together.
    interface HandlerSource {
        Handler handler(HandlerReader reader, Route route);
    }

    /// A route as it was written.
    record Route(Method method, PathPattern pattern, HandlerSource handlerSource, List<Filter> filters, String source) {
        Endpoint toEndpoint(HandlerReader reader) {
            Handler handler = handlerSource.handler(reader, this);
            return new Endpoint(method, pattern, handler, List.of(), filters, source, HandlerReader.options(handler));
        }
    }

    /// @param prefix empty for the application itself
    Group(App app, String prefix) {
        this.app = app;
        this.prefix = prefix;
        this.source = "path(\"%s\") (%s)".formatted(prefix, caller());
    }

    /// Adds filters, which run around every answer below the path, the first one outermost.
    ///
    /// @param more the filters
    /// @return this group
    public Group use(Filter... more) {
        app.requireOpen();
        filters.addAll(List.of(more));
        return this;
    }

    void useFirst(List<Filter> outermost) {
        filters.addAll(0, outermost);
    }

    /// Answers exceptions of a type, wherever below the path they are thrown; comes before what the application itself
    /// has for it.
    ///
    /// @param <E> the type
    /// @param type its class
    /// @param handler who answers
    /// @return this group
    public <E extends Throwable> Group onError(Class<E> type, ErrorHandler<? super E> handler) {
        app.requireOpen();
        Objects.requireNonNull(type, "type of an error handler");
        Objects.requireNonNull(handler, "error handler");
        errors.add(new ErrorRule<>(type, handler, "onError (%s)".formatted(caller())));
        return this;
    }

    /// Adds the classes with [dev.homespun.annotation.Controller] in a package and those below it; their paths are
    /// below this one.
    ///
    /// @param packageName such as `com.acme.api`
    /// @return this group
    public Group scan(String packageName) {
        app.requireOpen();
        Objects.requireNonNull(packageName, "name of a package to scan");
        packages.add(new Written<>(packageName, "scan(\"%s\") (%s)".formatted(packageName, caller())));
        return this;
    }

    /// Adds a controller that was made elsewhere; its paths are below this one.
    ///
    /// @param controller an instance of a class with annotated methods
    /// @return this group
    public Group controller(Object controller) {
        app.requireOpen();
        Objects.requireNonNull(controller, "controller");
        if (controller instanceof Class<?> type) {
            throw new IllegalArgumentException("controller(…) takes an instance; for the class %s write scan(\"%s\")"
                    .formatted(type.getName(), type.getPackageName()));
        }
        controllers.add(new Written<>(controller, "controller(…) (%s)".formatted(caller())));
        return this;
    }

    /// Adds a route without annotations.
    ///
    /// @param method the method
    /// @param path below that of the group, such as `/books/{id}`; empty for the path of the group itself
    /// @param handler who answers
    /// @param around run around this route only, inside of all others, the first outermost
    /// @return this group
    /// @throws IllegalArgumentException when the path is malformed, or the method is CONNECT, which has none
    public Group route(Method method, String path, Handler handler, Filter... around) {
        Objects.requireNonNull(handler, "handler of a route");
        return route(method, path, (_, _) -> handler, around);
    }

    /// Adds a route without annotations whose parameters are bound as those of a method are.
    ///
    /// @param method the method
    /// @param path below that of the group, such as `/books/{id}`; empty for the path of the group itself
    /// @param call its parameters, and what is called with them
    /// @param around run around this route only, inside of all others, the first outermost
    /// @return this group
    /// @throws IllegalArgumentException when the path is malformed, or the method is CONNECT, which has none
    public Group route(Method method, String path, Call call, Filter... around) {
        Objects.requireNonNull(call, "call of a route");
        return route(method, path,
                (reader, route) -> reader.read(method, route.pattern(), call, route.source()), around);
    }

    private Group route(Method method, String path, HandlerSource handler, Filter... around) {
        app.requireOpen();
        Endpoint.requireRoutable(method);
        routes.add(new Route(method, PathPattern.parse(below(path)), handler, List.of(around),
                "route (%s)".formatted(caller())));
        return this;
    }

    /// Adds what is below a longer path.
    ///
    /// @param path below that of this group, such as `/v1`; what the two stand for together is one group, however often
    ///     it is named
    /// @param content fills it
    /// @return this group
    /// @throws IllegalArgumentException when the path is malformed
    public Group path(String path, Consumer<Group> content) {
        content.accept(app.group(below(path)));
        return this;
    }

    private String below(String path) {
        if (!path.isEmpty() && !path.startsWith("/")) {
            throw new IllegalArgumentException(
                    "path \"%s\" is malformed: it does not start with a slash".formatted(path));
        }
        return prefix + path;
    }

    /// Where the application's code has called us.
    static String caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.dropWhile(frame -> OURS.contains(frame.getClassName())).findFirst())
                .map(frame -> "%s:%d".formatted(frame.getFileName(), frame.getLineNumber())).orElse("unknown");
    }

    String prefix() {
        return prefix;
    }

    String source() {
        return source;
    }

    List<Filter> filters() {
        return filters;
    }

    List<ErrorRule<?>> errors() {
        return errors;
    }

    List<Written<String>> packages() {
        return packages;
    }

    List<Written<Object>> controllers() {
        return controllers;
    }

    List<Route> routes() {
        return routes;
    }
}
