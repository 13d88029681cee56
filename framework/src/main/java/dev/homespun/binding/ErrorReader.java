package dev.homespun.binding;

import dev.homespun.annotation.OnError;
import dev.homespun.http.ErrorHandlers;
import dev.homespun.http.ErrorRule;
import dev.homespun.http.Request;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Reads the methods of a controller that answer errors.
final class ErrorReader {

    private final Results results;
    private final Consumer<Mistake> mistakes;

    ErrorReader(Results results, Consumer<Mistake> mistakes) {
        this.results = results;
        this.mistakes = mistakes;
    }

    /// {@return the rules of a controller, no two of them for one type}
    List<ErrorRule<?>> read(Object controller, List<Method> methods) {
        List<ErrorRule<?>> rules = new ArrayList<>();
        methods.stream().filter(method -> method.isAnnotationPresent(OnError.class))
                .forEach(method -> rule(controller, method).ifPresent(rules::add));
        for (ErrorHandlers.Tie tie : ErrorHandlers.ties(rules)) {
            mistakes.accept(Mistake.of(tie));
            rules.remove(tie.second());
        }
        return rules;
    }

    /// A checked exception that no method declares cannot be thrown: somebody has forgotten which one it was. All may
    /// fail with an IOException, when the content of a request cannot be read.
    void checkReach(List<ErrorRule<?>> rules, List<Method> answering) {
        Set<Class<?>> thrown = answering.stream().flatMap(method -> Arrays.stream(method.getExceptionTypes()))
                .collect(Collectors.toSet());
        thrown.addAll(List.of(RuntimeException.class, Error.class, IOException.class));
        for (ErrorRule<?> rule : rules) {
            if (thrown.stream().noneMatch(type -> areOfOneLine(type, rule.type()))) {
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

    private Optional<ErrorRule<?>> rule(Object controller, Method method) {
        String where = SourceLine.of(method);
        List<Class<?>> types = Arrays.asList(method.getParameterTypes());
        List<Class<?>> errors = types.stream().filter(Throwable.class::isAssignableFrom).toList();
        if (errors.size() != 1 || !types.stream().allMatch(type -> errors.contains(type) || type == Request.class)) {
            String found = types.stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
            return mistake(where, "a method with @OnError takes one exception, and perhaps the Request; this one takes "
                    + (found.isEmpty() ? "nothing" : found),
                    "Write it as %s(IllegalStateException error, Request request)".formatted(method.getName()));
        }
        if (method.getReturnType() == void.class) {
            return mistake(where, "it returns nothing, and 204 would tell the client that all went well",
                    "Return a Problem, or a Response");
        }
        ErrorMethod handler = new ErrorMethod(Calls.of(controller, method), types.size(),
                types.indexOf(errors.getFirst()), results);
        return Optional.of(new ErrorRule<>(errors.getFirst().asSubclass(Throwable.class), handler, where));
    }

    private Optional<ErrorRule<?>> mistake(String where, String what, String fix) {
        mistakes.accept(new Mistake(where, what, fix));
        return Optional.empty();
    }
}
