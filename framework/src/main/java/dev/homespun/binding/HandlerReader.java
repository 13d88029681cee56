package dev.homespun.binding;

import dev.homespun.http.Fields;
import dev.homespun.http.Handler;
import dev.homespun.http.Method;
import dev.homespun.routing.PathPattern;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes handlers of controllers, and of calls that were written without annotations, once, when the application is put
/// together. What cannot work is reported, and reading goes on, so that a developer sees all mistakes at once.
public final class HandlerReader {

    /// Stands where a mistake was reported, so that the path takes part in all further checks.
    private static final Handler UNUSABLE = _ -> {
        throw new IllegalStateException("the application has mistakes and cannot answer");
    };

    private final Conversions conversions;
    private final Providers providers;
    private final Consumer<Mistake> mistakes;
    private final Constraints constraints;
    private final Map<String, Class<?>> bySimpleName = new HashMap<>();

    /// A reader.
    ///
    /// @param conversions what it binds and answers with
    /// @param providers makes filters
    /// @param mistakes told what cannot work
    public HandlerReader(Conversions conversions, Providers providers, Consumer<Mistake> mistakes) {
        this.conversions = conversions;
        this.providers = providers;
        this.mistakes = mistakes;
        this.constraints = new Constraints(conversions.json(), conversions.validation(), mistakes);
    }

    /// {@return what a controller adds to the application}
    ///
    /// @param path stands before its own path; empty for nothing
    /// @param type the class whose methods are routes
    /// @param controller the instance whose methods are called, of this class or one that extends it
    public Contribution read(String path, Class<?> type, Object controller) {
        return new ControllerReader(this, ControllerClass.of(type), controller).read(path);
    }

    /// Looks for mistakes in a controller that could not be made.
    ///
    /// @param path stands before its own path; empty for nothing
    /// @param type the class
    /// @return what it would add, for further checks; nobody may call it
    public Contribution check(String path, Class<?> type) {
        return new ControllerReader(this, ControllerClass.of(type), null).read(path);
    }

    /// {@return the handler of a route that is written without annotations; where a mistake was reported, one that
    ///     cannot be used}
    ///
    /// @param verb the method of the route
    /// @param pattern its path
    /// @param call its parameters, and what is called with them
    /// @param where it was written, for messages
    public Handler read(Method verb, PathPattern pattern, Call call, String where) {
        List<Argument> arguments = argumentReader(verb, pattern, where)
                .read(call.parameters().stream().<BindableParameter>map(Parameter::toBindable).toList());
        return arguments.size() < call.parameters().size() ? UNUSABLE : new BoundMethod(call.code(), arguments,
                constraints.check(call, arguments), new Results(conversions, call.negotiation()));
    }

    /// @param controller null when it could not be made
    Handler read(Method verb, PathPattern pattern, ControllerMethod method, @Nullable Object controller,
            Results results) {
        List<Argument> arguments = argumentReader(verb, pattern, method.where()).read(method.parameters());
        if (arguments.size() < method.declared().getParameterCount()) {
            return UNUSABLE;
        }
        ArgumentCheck check = constraints.check(method, controller, arguments);
        return controller == null ? UNUSABLE
                : new BoundMethod(Calls.code(controller, method.declared()), arguments, check, results);
    }

    /// {@return what an answer to OPTIONS says of a route besides its method}
    ///
    /// @param handler answers the route
    public static Fields options(Handler handler) {
        return handler instanceof BoundMethod bound ? bound.options() : Fields.none();
    }

    private ArgumentReader argumentReader(Method verb, PathPattern pattern, String where) {
        return new ArgumentReader(this, pattern, verb, where);
    }

    /// {@return where a method stands; with its package when there is another class of that name: most have several
    ///     `Books` when they have two versions of their API}
    String where(ControllerMethod method) {
        Class<?> owner = method.called().getDeclaringClass();
        Class<?> first = bySimpleName.computeIfAbsent(owner.getSimpleName(), _ -> owner);
        return first == owner ? method.where() : owner.getPackageName() + "." + method.where();
    }

    Conversions conversions() {
        return conversions;
    }

    Providers providers() {
        return providers;
    }

    Constraints constraints() {
        return constraints;
    }

    Consumer<Mistake> mistakes() {
        return mistakes;
    }
}
