package dev.homespun.binding;

import dev.homespun.http.ErrorHandlers;
import dev.homespun.http.ErrorRule;
import dev.homespun.http.Request;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the methods of a controller that answer errors.
final class ErrorReader {

    private final Conversions conversions;
    private final ControllerClass type;
    private final Consumer<Mistake> mistakes;

    ErrorReader(Conversions conversions, ControllerClass type, Consumer<Mistake> mistakes) {
        this.conversions = conversions;
        this.type = type;
        this.mistakes = mistakes;
    }

    /// {@return the rules of a controller, no two of them for one type}
    ///
    /// @param controller null when it could not be made; then its rules are only good for further checks
    List<ErrorRule<?>> read(@Nullable Object controller, List<ControllerMethod> methods) {
        List<ErrorRule<?>> rules = new ArrayList<>();
        methods.forEach(method -> rule(controller, method).ifPresent(rules::add));
        for (ErrorHandlers.Tie tie : ErrorHandlers.ties(rules)) {
            mistakes.accept(Mistake.of(tie));
            rules.remove(tie.second());
        }
        return rules;
    }

    /// A checked exception that no method declares cannot be thrown: somebody has forgotten which one it was. All may
    /// fail with an IOException, when the content of a request cannot be read; and nobody knows what the application's
    /// own ways to bind and to answer throw.
    void checkReach(List<ErrorRule<?>> rules, List<ControllerMethod> answering) {
        Set<Class<?>> thrown = answering.stream()
                .flatMap(method -> Arrays.stream(method.declared().getExceptionTypes())).collect(Collectors.toSet());
        thrown.addAll(List.of(RuntimeException.class, Error.class, IOException.class));
        for (ErrorRule<?> rule : rules) {
            if (conversions.areOurs() && thrown.stream().noneMatch(type -> areOfOneLine(type, rule.type()))) {
                mistakes.accept(new Mistake(rule.source(),
                        "it answers %s, which no route of its class declares to throw".formatted(rule.type().getName()),
                        "Declare it with throws where it is thrown, or take the method away; for the routes of all "
                                + "classes, put it into a @Controller without routes"));
            }
        }
    }

    private static boolean areOfOneLine(Class<?> one, Class<?> other) {
        return one.isAssignableFrom(other) || other.isAssignableFrom(one);
    }

    private Optional<ErrorRule<?>> rule(@Nullable Object controller, ControllerMethod method) {
        List<Class<?>> types = method.parameterTypes().stream().<Class<?>>map(Classes::raw).toList();
        List<Class<?>> errors = types.stream().filter(Throwable.class::isAssignableFrom).toList();
        if (errors.size() != 1 || !types.stream().allMatch(type -> errors.contains(type) || type == Request.class)) {
            String found = types.stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
            return mistake(method, "a method with @OnError takes one exception, and perhaps the Request; this one takes "
                    + (found.isEmpty() ? "nothing" : found),
                    "Write it as %s(IllegalStateException error, Request request)".formatted(method.declared().getName()));
        }
        if (isNothing(method.resultType())) {
            return mistake(method, "it returns %s, and 204 or 404 would tell the client what did not happen".formatted(
                    method.declared().getReturnType() == void.class ? "nothing" : "perhaps nothing"),
                    "Return a Problem, or a Response");
        }
        Optional<String> constraint = MethodMarks.constraint(method);
        if (constraint.isPresent()) {
            return mistake(method, constraint.get() + ", which is not checked on a method with @OnError",
                    "Take it away");
        }
        List<Mistake> wrong = new ArrayList<>();
        Results results = new ResultReader(conversions, type,
                (what, fix) -> wrong.add(new Mistake(method.where(), what, fix))).read(method);
        if (!wrong.isEmpty()) {
            wrong.forEach(mistakes);
            return Optional.empty();
        }
        ErrorMethod handler = new ErrorMethod(Calls.code(controller, method.declared()), types.size(),
                types.indexOf(errors.getFirst()), results.withoutRefusal());
        return Optional.of(new ErrorRule<>(errors.getFirst().asSubclass(Throwable.class), handler, method.where()));
    }

    private static boolean isNothing(Type result) {
        return result == void.class || result == Void.class
                || result instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
    }

    private Optional<ErrorRule<?>> mistake(ControllerMethod method, String what, String fix) {
        mistakes.accept(new Mistake(method.where(), what, fix));
        return Optional.empty();
    }
}
