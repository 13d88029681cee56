package dev.homespun.binding;

import dev.homespun.annotation.Body;
import dev.homespun.annotation.Default;
import dev.homespun.annotation.Header;
import dev.homespun.annotation.Params;
import dev.homespun.annotation.Path;
import dev.homespun.annotation.Query;
import dev.homespun.http.Fields;
import dev.homespun.http.Method;
import dev.homespun.http.Preconditions;
import dev.homespun.http.Request;
import dev.homespun.json.JsonMerge;
import dev.homespun.routing.PathPattern;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
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
    private final Constraints constraints;
    private final PathPattern pattern;
    private final Method verb;
    private final String where;
    private final Consumer<Mistake> mistakes;
    private final Set<String> unusedVariables;
    /// The records with [Params] that are being read, from the outside to the inside.
    private final List<Class<?>> groups = new ArrayList<>();
    private int bodies;
    private boolean takesRequest;
    /// Whether a parameter that cannot be bound may be the one that was to take a variable.
    private boolean mayMissVariable;

    /// @param handlers knows what all methods have in common
    ArgumentReader(HandlerReader handlers, PathPattern pattern, Method verb, String where) {
        this.conversions = handlers.conversions();
        this.constraints = handlers.constraints();
        this.mistakes = handlers.mistakes();
        this.pattern = pattern;
        this.verb = verb;
        this.where = where;
        this.unusedVariables = new LinkedHashSet<>(pattern.variables());
    }

    /// {@return the arguments in order; fewer than there are parameters when a mistake was reported}
    List<Argument> read(List<BindableParameter> parameters) {
        List<Argument> arguments = new ArrayList<>();
        for (BindableParameter parameter : parameters) {
            try {
                arguments.add(argument(parameter));
            } catch (UnbindableException mistake) {
                noteMissed(parameter);
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
            case Header header -> parameter.text(TextSource.HEADER, fieldName(parameter.name(header.value())));
            case Params _ -> group(parameter);
            default -> body(parameter);
        };
    }

    private Argument unannotated(BindableParameter parameter) {
        if (parameter.type() == Request.class) {
            requireNoDefault(parameter, "is the request, which is always there");
            takesRequest = true;
            return new RequestArgument();
        }
        if (parameter.type() == Preconditions.class) {
            requireNoDefault(parameter, "is the conditions of the request, which are always there");
            return new PreconditionsArgument();
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
        requireNoDefault(parameter, "is a variable of the path, which is always there");
        unusedVariables.remove(name);
        return parameter.text(TextSource.PATH, name);
    }

    private Argument group(BindableParameter parameter) {
        if (!(parameter.type() instanceof Class<?> type) || !type.isRecord()) {
            throw new UnbindableException("parameter %s has @Params and is of type %s, which is not a plain record"
                    .formatted(parameter.shownName(), parameter.type().getTypeName()),
                    "Declare a record with a component for each value");
        }
        requireNoDefault(parameter, "has @Params, whose components may have defaults");
        if (groups.contains(type)) {
            throw new UnbindableException("record %s holds itself".formatted(type.getSimpleName()),
                    "A request has each parameter once: take the component away");
        }
        groups.add(type);
        try {
            return group(CanonicalConstructor.of(type));
        } finally {
            groups.removeLast();
        }
    }

    /// All components that cannot be bound are told; the last of them by the exception.
    private Argument group(CanonicalConstructor canonical) {
        List<Argument> arguments = new ArrayList<>();
        Optional<UnbindableException> last = Optional.empty();
        for (BindableParameter component : canonical.parameters()) {
            try {
                arguments.add(argument(component));
            } catch (UnbindableException mistake) {
                noteMissed(component);
                last.ifPresent(earlier -> mistake(String.valueOf(earlier.getMessage()), earlier.fix()));
                last = Optional.of(canonical.within(mistake));
            }
        }
        if (last.isPresent()) {
            throw last.get();
        }
        return new GroupArgument(canonical.type(), canonical.handle(), arguments);
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
        return new BodyArgument(Classes.raw(content) == MergePatch.class ? patch(parameter, content)
                : json(parameter, content), optional);
    }

    private BodyReader json(BindableParameter parameter, Type type) {
        ReadableTypes.requireReadable(type, conversions.json(), parameter.shownName());
        return new JsonBody(conversions.json(), type);
    }

    private BodyReader patch(BindableParameter parameter, Type declared) {
        if (!verb.equals(Method.PATCH)) {
            throw new UnbindableException("%s has a parameter of type MergePatch".formatted(verb),
                    "Content of a %s is no patch: use @Patch, or take all of it".formatted(verb));
        }
        if (!(declared instanceof ParameterizedType generic)) {
            throw new UnbindableException("parameter %s is a MergePatch of nothing".formatted(parameter.shownName()),
                    "Write what it is for, such as MergePatch<NewBook>");
        }
        JsonMerge merge = conversions.json().merge().orElseThrow(() -> new UnbindableException(
                "parameter %s is a MergePatch, and %s applies none".formatted(parameter.shownName(),
                        Classes.name(conversions.json().getClass())), "Implement its merge(), or use JacksonCodec"));
        Type type = generic.getActualTypeArguments()[0];
        ReadableTypes.requirePatchable(type, merge, parameter.shownName());
        return new PatchBody(merge, type, constraints.check(type));
    }

    private static void requireNoDefault(BindableParameter parameter, String why) {
        if (parameter.annotation(Default.class).isPresent()) {
            throw new UnbindableException("parameter %s has @Default and %s".formatted(parameter.shownName(), why),
                    "Take @Default away");
        }
    }

    private static String fieldName(String name) {
        try {
            Fields.of(name, "");
            return name;
        } catch (IllegalArgumentException noToken) {
            throw new UnbindableException("no field can be called \"%s\": %s".formatted(name, noToken.getMessage()),
                    "Correct the name in @Header");
        }
    }

    private void noteMissed(BindableParameter unbindable) {
        mayMissVariable |= unbindable.allAnnotations().stream().map(Annotation::annotationType)
                .noneMatch(ELSEWHERE::contains);
    }

    private void mistake(String what, String fix) {
        mistakes.accept(new Mistake(where, what, fix));
    }
}
