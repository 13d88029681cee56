package dev.homespun.binding;

import dev.homespun.annotation.Produces;
import dev.homespun.annotation.ResponseStatus;
import dev.homespun.http.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// Reads what a method says of its results: their type, and the media types that there are of them.
///
/// @param conversions what results are written with
/// @param type the class of the method
/// @param mistakes told what is wrong and what to write instead; where is known already
record ResultReader(Conversions conversions, ControllerClass type, BiConsumer<String, String> mistakes) {

    Results read(ControllerMethod method) {
        Type declared = method.resultType();
        Optional<Unanswerable> unanswerable = conversions.unanswerable(declared);
        unanswerable.ifPresent(found -> mistakes.accept(found.sentence(), found.fix()));
        Form form = Form.of(declared, conversions::isMapped);
        if (unanswerable.isPresent()) {
            return new Results(conversions, new Negotiation(form, List.of(), true));
        }
        checkStatus(declared);
        return new Results(conversions, new Negotiation(form, produced(method, form), true));
    }

    private List<MediaType> produced(ControllerMethod method, Form form) {
        Optional<Produces> own = produces(method.annotations());
        boolean isPossible = form != Form.OPEN && form != Form.EVENTS;
        if (own.isPresent() && !isPossible) {
            mistakes.accept("it has @Produces, and returns %s, whose media type is %s".formatted(
                    Classes.raw(method.resultType()).getSimpleName(), form == Form.EVENTS
                            ? "always " + MediaType.EVENT_STREAM : "its own, or not known before it is returned"),
                    "Take @Produces away, or return a String, a byte[], Content, or what becomes JSON");
        }
        return isPossible ? own.or(() -> produces(type.annotations())).map(each -> types(each, form)).orElse(List.of())
                : List.of();
    }

    private static Optional<Produces> produces(List<Annotation> annotations) {
        return annotations.stream().filter(Produces.class::isInstance).map(Produces.class::cast).findFirst();
    }

    private List<MediaType> types(Produces produces, Form form) {
        if (produces.value().length == 0) {
            mistakes.accept("@Produces names no media type", "Write one, such as @Produces(\"text/html\")");
        }
        List<MediaType> types = new ArrayList<>();
        for (String text : produces.value()) {
            Optional<MediaType> type = MediaType.parse(text).filter(each -> !each.subtype().equals("*"));
            if (type.isEmpty()) {
                mistakes.accept("@Produces(\"%s\") is no media type".formatted(text),
                        "Write one, such as @Produces(\"text/html\")");
            } else if (!form.allows(type.get())) {
                mistakes.accept("@Produces(\"%s\") is for what is written %s".formatted(text, form.writing()),
                        form == Form.TEXT ? "Leave the charset out, or return a byte[]" : "Write such as "
                                + "@Produces(\"application/vnd.books+json\") at the method, or return a String");
            } else {
                types.add(type.get());
            }
        }
        return types;
    }

    private void checkStatus(Type declared) {
        Optional<Type> held = Form.held(declared);
        if (held.isPresent()) {
            checkStatus(held.get());
            return;
        }
        kinds(Classes.raw(declared)).forEach(kind -> {
            ResponseStatus status = kind.getAnnotation(ResponseStatus.class);
            if (status != null && !isStatusOfContent(status.value())) {
                mistakes.accept("it returns %s, which has @ResponseStatus(%d)".formatted(
                        kind.getSimpleName(), status.value()),
                        "Write 200 to 599, but none that has no content (204, 205), is a part (206), or leads "
                                + "elsewhere (3xx)");
            }
        });
    }

    /// {@return a class, with those that it permits}
    private static Stream<Class<?>> kinds(Class<?> type) {
        return Stream.concat(Stream.of(type), Stream.ofNullable(type.getPermittedSubclasses()).flatMap(Arrays::stream)
                .flatMap(ResultReader::kinds));
    }

    private static boolean isStatusOfContent(int code) {
        boolean isSuccess = code >= 200 && code <= 203 || code > 206 && code < 300;
        return isSuccess || code >= 400 && code <= 599;
    }
}
