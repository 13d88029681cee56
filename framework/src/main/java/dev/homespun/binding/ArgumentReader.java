package dev.homespun.binding;

import dev.homespun.annotation.Body;
import dev.homespun.annotation.Default;
import dev.homespun.annotation.Header;
import dev.homespun.annotation.Params;
import dev.homespun.annotation.Path;
import dev.homespun.annotation.Query;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.routing.PathPattern;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Decides where the value of each parameter of one method comes from.
final class ArgumentReader {

    private static final Set<Class<? extends Annotation>> SOURCES =
            Set.of(Path.class, Query.class, Header.class, Body.class, Params.class);

    private static final Set<Class<? extends Annotation>> ELSEWHERE =
            Set.of(Query.class, Header.class, Body.class, Params.class);

    private final Conversions conversions;
    private final PathPattern pattern;
    private final Method verb;
    private final String where;
    private final Consumer<Mistake> mistakes;
    private final Set<String> unusedVariables;
    private int bodies;
    private boolean takesRequest;
    /// Whether a parameter that cannot be bound may be the one that was to take a variable.
    private boolean mayMissVariable;

    ArgumentReader(Conversions conversions, PathPattern pattern, Method verb, String where,
            Consumer<Mistake> mistakes) {
        this.conversions = conversions;
        this.pattern = pattern;
        this.verb = verb;
        this.where = where;
        this.mistakes = mistakes;
        this.unusedVariables = new LinkedHashSet<>(pattern.variables());
    }

    /// {@return the arguments in order; fewer than there are parameters when a mistake was reported}
    List<Argument> read(List<BindableParameter> parameters) {
        List<Argument> arguments = new ArrayList<>();
        for (BindableParameter parameter : parameters) {
            try {
                arguments.add(argument(parameter));
            } catch (UnbindableException mistake) {
                mayMissVariable |= parameter.allAnnotations().stream().map(Annotation::annotationType)
                        .noneMatch(ELSEWHERE::contains);
                mistake(String.valueOf(mistake.getMessage()), mistake.fix());
            }
        }
        if (bodies > 1) {
            mistake("it has %d parameters with @Body".formatted(bodies),
                    "A request has one content: put them into one record");
        }
        if (!unusedVariables.isEmpty() && !takesRequest && !mayMissVariable) {
            List<String> elsewhere = parameters.stream().map(BindableParameter::shownName)
                    .filter(unusedVariables::contains).toList();
            mistake("no parameter takes {%s} of %s".formatted(String.join("}, {", unusedVariables), pattern),
                    elsewhere.isEmpty() ? "Add a parameter of that name, or take it out of the path"
                            : "Parameter %s has its value from elsewhere: take its annotation away"
                                    .formatted(String.join(" and ", elsewhere)));
        }
        return arguments;
    }

    private Argument argument(BindableParameter parameter) {
        if (parameter.rawType() == Input.class) {
            if (!(parameter.type() instanceof ParameterizedType generic)) {
                throw new UnbindableException("parameter %s is an Input of nothing".formatted(parameter.shownName()),
                        "Write what it is of, such as Input<NewBook>");
            }
            return new InputArgument(argument(parameter.of(generic.getActualTypeArguments()[0])));
        }
        Optional<Argument> resolved = conversions.resolve(parameter);
        if (resolved.isPresent()) {
            return resolved.get();
        }
        List<Annotation> sources = parameter.allAnnotations().stream()
                .filter(annotation -> SOURCES.contains(annotation.annotationType())).toList();
        if (sources.size() > 1) {
            throw new UnbindableException("parameter %s has two annotations that say where it comes from"
                    .formatted(parameter.shownName()), "Leave it one of them");
        }
        return sources.isEmpty() ? unannotated(parameter) : annotated(parameter, sources.getFirst());
    }

    private Argument annotated(BindableParameter parameter, Annotation source) {
        return switch (source) {
            case Path path -> pathVariable(parameter, parameter.name(path.value()));
            case Query query -> parameter.text(TextSource.QUERY, parameter.name(query.value()));
            case Header header -> parameter.text(TextSource.HEADER, parameter.name(header.value()));
            case Params _ -> group(parameter);
            default -> body(parameter);
        };
    }

    private Argument unannotated(BindableParameter parameter) {
        if (parameter.type() == Request.class) {
            takesRequest = true;
            return (request, _) -> request;
        }
        String name = parameter.name("");
        if (!pattern.variables().contains(name)) {
            throw new UnbindableException(
                    "parameter %s has no annotation, and %s has no {%s}".formatted(name, pattern, name),
                    whatToWrite(parameter, name));
        }
        return pathVariable(parameter, name);
    }

    /// The type says what was meant.
    private String whatToWrite(BindableParameter parameter, String name) {
        if (Shape.of(parameter.type()).isPresent()) {
            return "Write {%s} into the path, or @Query or @Header before the parameter".formatted(name);
        }
        if (parameter.rawType().getPackageName().equals(Request.class.getPackageName())) {
            return "Take the Request, and what you need from it";
        }
        if (!mayHaveBody()) {
            return parameter.rawType().isRecord() ? "Write @Params before the parameter, to bind its components"
                    : "Write an ArgumentResolver for this type, and add it with .arguments(…)";
        }
        return "Write @Body before the parameter"
                + (parameter.rawType().isRecord() ? ", or @Params to bind its components" : "");
    }

    private boolean mayHaveBody() {
        return !verb.equals(Method.GET) && !verb.equals(Method.HEAD);
    }

    private Argument pathVariable(BindableParameter parameter, String name) {
        if (name.startsWith("{") && name.endsWith("}")) {
            throw new UnbindableException("@Path(\"%s\") has braces around the name".formatted(name),
                    "Write @Path(\"%s\")".formatted(name.substring(1, name.length() - 1)));
        }
        if (!pattern.variables().contains(name)) {
            throw new UnbindableException("%s has no {%s}".formatted(pattern, name), pattern.variables().isEmpty()
                    ? "Write {%s} into the path".formatted(name)
                    : "Write {%s} into the path, or take {%s}"
                            .formatted(name, String.join("} or {", pattern.variables())));
        }
        unusedVariables.remove(name);
        return parameter.text(TextSource.PATH, name);
    }

    private Argument group(BindableParameter parameter) {
        if (!(parameter.type() instanceof Class<?> type) || !type.isRecord()) {
            throw new UnbindableException("parameter %s has @Params and is of type %s, which is not a plain record"
                    .formatted(parameter.shownName(), parameter.type().getTypeName()),
                    "Declare a record with a component for each value");
        }
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            List<Argument> arguments = new ArrayList<>();
            for (int i = 0; i < components.length; i++) {
                arguments.add(argument(new BindableParameter(components[i].getName(), components[i].getGenericType(),
                        constructor.getParameters()[i])));
            }
            return new GroupArgument(type, Calls.of(constructor), arguments);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " has no canonical constructor", e);
        }
    }

    private Argument body(BindableParameter parameter) {
        bodies++;
        if (!mayHaveBody()) {
            throw new UnbindableException("%s has a parameter with @Body".formatted(verb),
                    "Content of a %s has no meaning (RFC 9110, 9.3.1): use @Query, or another method".formatted(verb));
        }
        if (parameter.annotation(Default.class).isPresent()) {
            throw new UnbindableException("parameter %s has @Default and @Body".formatted(parameter.shownName()),
                    "Make it Optional, and let the method say what is there when it is empty");
        }
        if (InputStream.class.isAssignableFrom(parameter.rawType())) {
            throw new UnbindableException(
                    "parameter %s is an InputStream, and @Body is read as JSON".formatted(parameter.shownName()),
                    "Take the Request, and open its content()");
        }
        Type type = parameter.type();
        boolean optional = type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
        Type content = optional ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
        ReadableTypes.requireReadable(content, conversions.json(), parameter.shownName());
        return new BodyArgument(conversions.json(), content, optional);
    }

    private void mistake(String what, String fix) {
        mistakes.accept(new Mistake(where, what, fix));
    }
}
