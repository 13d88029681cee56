package dev.homespun.binding;

import dev.homespun.annotation.Body;
import dev.homespun.annotation.Default;
import dev.homespun.annotation.Header;
import dev.homespun.annotation.Path;
import dev.homespun.annotation.Query;
import dev.homespun.http.Request;
import dev.homespun.json.JsonCodec;
import dev.homespun.routing.PathPattern;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Decides where the value of each parameter of one method comes from.
final class ArgumentReader {

    private final JsonCodec json;
    private final PathPattern pattern;
    private final String verb;
    private final String where;
    private final Consumer<Mistake> mistakes;
    private final Set<String> unusedVariables;

    ArgumentReader(JsonCodec json, PathPattern pattern, String verb, String where, Consumer<Mistake> mistakes) {
        this.json = json;
        this.pattern = pattern;
        this.verb = verb;
        this.where = where;
        this.mistakes = mistakes;
        this.unusedVariables = new LinkedHashSet<>(pattern.variables());
    }

    /// {@return the arguments in order; fewer than there are parameters when a mistake was reported}
    List<Argument> read(Method method) {
        List<Argument> arguments = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            argument(parameter).ifPresent(arguments::add);
        }
        boolean complete = arguments.size() == method.getParameterCount();
        if (complete && arguments.stream().filter(Argument.Body.class::isInstance).count() > 1) {
            mistake("it has two parameters with @Body", "A request has one content: put both into one record");
        }
        if (complete && !unusedVariables.isEmpty() && arguments.stream().noneMatch(Argument.Whole.class::isInstance)) {
            mistake("no parameter takes {%s} of %s".formatted(String.join("}, {", unusedVariables), pattern),
                    "Add a parameter of that name, or take it out of the path");
        }
        return arguments;
    }

    private Optional<Argument> argument(Parameter parameter) {
        List<Annotation> sources = Arrays.stream(parameter.getAnnotations()).filter(annotation ->
                annotation instanceof Path || annotation instanceof Query || annotation instanceof Header
                        || annotation instanceof Body).toList();
        if (sources.size() > 1) {
            return mistake(
                    "parameter %s has two annotations that say where it comes from".formatted(parameter.getName()),
                    "Leave it one of them");
        }
        if (sources.isEmpty()) {
            return unannotated(parameter);
        }
        return switch (sources.getFirst()) {
            case Path path -> name(parameter, path.value()).flatMap(name -> pathVariable(parameter, name));
            case Query query ->
                    name(parameter, query.value()).flatMap(name -> text(parameter, Argument.Source.QUERY, name));
            case Header header ->
                    name(parameter, header.value()).flatMap(name -> text(parameter, Argument.Source.HEADER, name));
            default -> body(parameter);
        };
    }

    private Optional<Argument> unannotated(Parameter parameter) {
        if (parameter.getType() == Request.class) {
            return Optional.of(new Argument.Whole());
        }
        Optional<String> name = name(parameter, "");
        if (name.isPresent() && !pattern.variables().contains(name.get())) {
            return mistake(
                    "parameter %s has no annotation, and %s has no {%s}".formatted(name.get(), pattern, name.get()),
                    "Write {%s} into the path, or @Query, @Header or @Body before the parameter".formatted(name.get()));
        }
        return name.flatMap(variable -> pathVariable(parameter, variable));
    }

    private Optional<Argument> pathVariable(Parameter parameter, String name) {
        if (!pattern.variables().contains(name)) {
            return mistake("%s has no {%s}".formatted(pattern, name), "Write {%s} into the path".formatted(name));
        }
        unusedVariables.remove(name);
        return text(parameter, Argument.Source.PATH, name);
    }

    private Optional<Argument> text(Parameter parameter, Argument.Source source, String name) {
        Type type = parameter.getParameterizedType();
        Optional<Shape> shape = Shape.of(type);
        if (shape.isEmpty()) {
            return mistake(
                    "parameter %s is of type %s, which cannot be made of text".formatted(name, type.getTypeName()),
                    "Use a String, a number, an enum, UUID, java.time, a type with a static valueOf, of or "
                            + "parse(String), or Optional, List or Set of these");
        }
        Default annotation = parameter.getAnnotation(Default.class);
        @Nullable String defaultText = annotation == null ? null : annotation.value();
        if (defaultText != null) {
            try {
                shape.get().value(List.of(defaultText));
            } catch (IllegalArgumentException doesNotFit) {
                return mistake(
                        "the default \"%s\" of parameter %s %s".formatted(defaultText, name, doesNotFit.getMessage()),
                        "Change the text in @Default");
            }
        }
        return Optional.of(new Argument.Text(source, name, shape.get(), defaultText));
    }

    private Optional<Argument> body(Parameter parameter) {
        if (verb.equals("GET") || verb.equals("HEAD")) {
            return mistake("%s has a parameter with @Body".formatted(verb),
                    "Content of a %s has no meaning (RFC 9110, 9.3.1): use @Query, or another method".formatted(verb));
        }
        if (parameter.isAnnotationPresent(Default.class)) {
            return mistake("parameter %s has @Default and @Body".formatted(parameter.getName()),
                    "Make it Optional, and let the method say what is there when it is empty");
        }
        if (InputStream.class.isAssignableFrom(parameter.getType())) {
            return mistake("parameter %s is an InputStream, and @Body is read as JSON".formatted(parameter.getName()),
                    "Take the Request, and open its content()");
        }
        Type type = parameter.getParameterizedType();
        boolean optional = type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
        Type content = optional ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
        return Optional.of(new Argument.Body(json, content, optional));
    }

    /// The name that the annotation gives, else that of the parameter, if the compiler has kept it.
    private Optional<String> name(Parameter parameter, String given) {
        if (!given.isEmpty()) {
            return Optional.of(given);
        }
        if (!parameter.isNamePresent()) {
            return mistake("the names of its parameters are not in the class file",
                    "Compile with -parameters (maven-compiler-plugin: <parameters>true</parameters>)");
        }
        return Optional.of(parameter.getName());
    }

    private <T> Optional<T> mistake(String what, String fix) {
        mistakes.accept(new Mistake(where, what, fix));
        return Optional.empty();
    }
}
