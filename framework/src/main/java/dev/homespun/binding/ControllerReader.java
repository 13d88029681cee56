package dev.homespun.binding;

import dev.homespun.annotation.PreconditionRequired;
import dev.homespun.annotation.Timeout;
import dev.homespun.http.ErrorHandlers;
import dev.homespun.http.ErrorRule;
import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.Method;
import dev.homespun.http.PreconditionFilter;
import dev.homespun.routing.Endpoint;
import dev.homespun.routing.PathPattern;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads one controller: which of its methods are routes and which answer errors, and what stands around them.
final class ControllerReader {

    private final HandlerReader handlers;
    private final ControllerClass type;
    private final @Nullable Object controller;
    private final Consumer<Mistake> mistakes;

    /// @param handlers reads each method
    /// @param controller null when it could not be made
    ControllerReader(HandlerReader handlers, ControllerClass type, @Nullable Object controller) {
        this.handlers = handlers;
        this.type = type;
        this.controller = controller;
        this.mistakes = handlers.mistakes();
    }

    Contribution read(String above) {
        List<ControllerMethod> methods = type.methods();
        List<ControllerMethod> answering = methods.stream().filter(method -> !method.routes().isEmpty()).toList();
        List<ControllerMethod> catching = methods.stream().filter(ControllerMethod::answersErrors).toList();
        methods.stream().filter(method -> !answering.contains(method)).forEach(this::checkNoUse);
        ErrorReader errors = new ErrorReader(handlers.conversions(), type, mistakes);
        List<ErrorRule<?>> rules = errors.read(controller, catching);
        if (answering.isEmpty()) {
            checkWithoutRoutes(catching.isEmpty());
            return new Contribution(List.of(), rules);
        }
        errors.checkReach(rules, answering);
        return new Contribution(routes(answering, above, new ErrorHandlers(rules)), List.of());
    }

    private List<Endpoint> routes(List<ControllerMethod> answering, String above, ErrorHandlers errors) {
        if (!type.path().isEmpty() && !type.path().startsWith("/")) {
            mistake(SourceLine.of(type.type()), "path \"%s\" does not start with a slash".formatted(type.path()),
                    "Write @Controller(\"/%s\")".formatted(type.path()));
            return List.of();
        }
        List<Filter> around = filters(type.filters()).toList();
        List<Endpoint> endpoints = new ArrayList<>();
        for (ControllerMethod method : answering) {
            Results results = new ResultReader(handlers.conversions(), type,
                    (what, fix) -> mistake(handlers.where(method), what, fix)).read(method);
            checkOverride(method);
            List<Filter> all = Stream.concat(around.stream(), filters(ControllerClass.filters(method.declared())))
                    .distinct().toList();
            for (AnnotatedRoute route : method.routes()) {
                endpoint(method, route, above + type.path(), all, results).map(endpoint -> endpoint.with(errors))
                        .ifPresent(endpoints::add);
            }
        }
        return endpoints;
    }

    private Optional<Endpoint> endpoint(ControllerMethod method, AnnotatedRoute route, String above,
            List<Filter> filters, Results results) {
        try {
            Method verb = Endpoint.requireRoutable(Method.of(route.verb()));
            checkPrecondition(method, verb);
            PathPattern pattern = PathPattern.parse(route.below(above));
            Handler handler = handlers.read(verb, pattern, method, controller, results);
            List<Annotation> annotations =
                    Stream.concat(method.annotations().stream(), type.annotations().stream()).toList();
            return Optional.of(new Endpoint(verb, pattern, handler, annotations, filters, handlers.where(method),
                    HandlerReader.options(handler)));
        } catch (IllegalArgumentException malformed) {
            mistake(handlers.where(method), String.valueOf(malformed.getMessage()),
                    "Correct " + route.annotation());
            return Optional.empty();
        }
    }

    private Stream<Filter> filters(List<Class<? extends Filter>> types) {
        return types.stream().flatMap(filter ->
                handlers.providers().instance(filter, mistakes).map(filter::cast).stream());
    }

    /// A guard that does nothing is worse than none.
    private void checkOverride(ControllerMethod method) {
        if (method.dropsFilters()) {
            mistake(handlers.where(method), "it has @Use, and its routes are those of %s, with the filters of that"
                    .formatted(SourceLine.of(method.declared())),
                    "Repeat " + method.routes().getFirst().annotation() + " here, or move @Use there");
        }
    }

    /// A condition that is demanded and that nobody asks guards nothing either.
    private void checkPrecondition(ControllerMethod method, Method verb) {
        boolean isOnMethod = method.declared().isAnnotationPresent(PreconditionRequired.class);
        boolean isOnClass = type.annotations().stream().anyMatch(PreconditionRequired.class::isInstance);
        boolean isConcerned = PreconditionFilter.concerns(verb);
        if (isOnMethod && !isConcerned) {
            mistake(handlers.where(method), "it has @PreconditionRequired, and %s changes nothing that is there already"
                    .formatted(verb), "Take it away");
        } else if (isConcerned && (isOnMethod || isOnClass) && !method.canAskPreconditions()) {
            mistake(handlers.where(method),
                    "@PreconditionRequired is said of it, and it does not take the Preconditions",
                    "Add a parameter of type Preconditions, and call its require(…) before anything is changed");
        }
    }

    private void checkNoUse(ControllerMethod method) {
        if (!ControllerClass.filters(method.declared()).isEmpty()) {
            mistake(handlers.where(method), "it has @Use, and is no route for filters to run around",
                    "Take @Use away, or add @Get");
        }
        if (method.declared().isAnnotationPresent(Timeout.class)) {
            mistake(handlers.where(method), "it has @Timeout, and is no route that could take too long",
                    "Take @Timeout away, or add @Get");
        }
    }

    private void checkWithoutRoutes(boolean isEmpty) {
        String where = SourceLine.of(type.type());
        if (isEmpty) {
            mistake(where, "it has no method with @Get, @Post or the like", "Add one, or remove the controller");
        } else if (!type.path().isEmpty() || !type.filters().isEmpty()) {
            mistake(where, "it has no routes, so its @OnError are for those of all classes, and %s means nothing".formatted(
                    type.path().isEmpty() ? "@Use" : "the path " + type.path()),
                    "Take it away, or put the methods into the class that has the routes");
        }
    }

    private void mistake(String where, String what, String fix) {
        mistakes.accept(new Mistake(where, what, fix));
    }
}
