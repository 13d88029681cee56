package dev.homespun.binding;

import dev.homespun.http.Content;
import dev.homespun.http.Fields;
import dev.homespun.http.MediaType;
import dev.homespun.http.Problem;
import dev.homespun.http.Response;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.BaseStream;
import java.util.stream.Stream;

/// What becomes of a result, and so which media types there can be of it.
enum Form {

    /// Not known from the type, without content, or with a media type of its own: nothing is refused.
    OPEN(List.of(), ""),
    /// Octets with a media type that only the application can know.
    CONTENT(List.of(), "as it is"),
    TEXT(List.of(MediaType.TEXT), "as text, in UTF-8"),
    OCTETS(List.of(MediaType.OCTETS), "as it is"),
    JSON(List.of(MediaType.JSON), "as JSON"),
    ELEMENTS(List.of(MediaType.JSON, MediaType.NDJSON), "as JSON, or line by line as " + MediaType.NDJSON),
    EVENTS(List.of(MediaType.EVENT_STREAM), "as " + MediaType.EVENT_STREAM);

    private static final List<Class<?>> WITHOUT_FORM =
            List.of(void.class, Void.class, Response.class, Problem.class, Redirect.class);
    private static final List<Class<?>> HOLDING =
            List.of(Optional.class, Created.class, Accepted.class, Tagged.class);

    private final List<MediaType> usual;
    private final String writing;
    /// What is said of the first of the usual types, which nearly every answer has: made once.
    private final Fields fields;

    Form(List<MediaType> usual, String writing) {
        this.usual = usual;
        this.writing = writing;
        fields = usual.isEmpty() ? Fields.none() : Fields.of("Content-Type", usual.getFirst().toString());
    }

    /// {@return what the head says of a representation}
    ///
    /// @param type its media type
    Fields fields(MediaType type) {
        if (!usual.isEmpty() && type == usual.getFirst()) {
            return fields;
        }
        return Fields.of("Content-Type", (this == TEXT ? withCharset(type) : type).toString());
    }

    /// Without it some clients take text for ISO-8859-1, or guess.
    private static MediaType withCharset(MediaType type) {
        return type.type().equals("text") && !type.parameters().containsKey("charset")
                ? type.with("charset", "utf-8") : type;
    }

    /// {@return the form of what a method says that it returns}
    ///
    /// @param mapped whether values of a class are for somebody else
    static Form of(Type declared, Predicate<Class<?>> mapped) {
        Class<?> type = Classes.raw(declared);
        if (mapped.test(type)) {
            return OPEN;
        }
        if (HOLDING.contains(type)) {
            return held(declared).map(held -> of(held, mapped)).orElse(OPEN);
        }
        return WITHOUT_FORM.contains(type) || isWiderThanOneForm(type) ? OPEN : ofClass(type);
    }

    /// {@return what an Optional, a Created, an Accepted or a Tagged holds; nothing for other types}
    static Optional<Type> held(Type type) {
        return type instanceof ParameterizedType generic && HOLDING.contains(Classes.raw(type))
                ? Optional.of(generic.getActualTypeArguments()[0]) : Optional.empty();
    }

    private static Form ofClass(Class<?> type) {
        if (type == String.class) {
            return TEXT;
        }
        if (type == byte[].class || InputStream.class.isAssignableFrom(type)) {
            return OCTETS;
        }
        if (type == EventStream.class) {
            return EVENTS;
        }
        if (Content.class.isAssignableFrom(type) || Path.class.isAssignableFrom(type)) {
            return CONTENT;
        }
        return BaseStream.class.isAssignableFrom(type) ? ELEMENTS : JSON;
    }

    /// An Object or a Record can turn out to be anything.
    private static boolean isWiderThanOneForm(Class<?> type) {
        return Stream.of(WITHOUT_FORM, HOLDING, List.<Class<?>>of(String.class, byte[].class, InputStream.class,
                        Path.class, EventStream.class, Content.class, Stream.class))
                .flatMap(List::stream)
                .anyMatch(special -> type.isAssignableFrom(special) && type != special && type != BaseStream.class);
    }

    /// {@return the media types that there are when the application names none, the best one first}
    List<MediaType> usual() {
        return usual;
    }

    /// {@return whether it can be written as this type}
    boolean allows(MediaType type) {
        return switch (this) {
            case OPEN -> false;
            case CONTENT, OCTETS -> true;
            case TEXT -> type.parameters().getOrDefault("charset", "utf-8").equalsIgnoreCase("utf-8");
            case JSON -> type.isJson();
            case ELEMENTS -> type.isJson() || type.isSameTypeAs(MediaType.NDJSON);
            case EVENTS -> type.isSameTypeAs(MediaType.EVENT_STREAM);
        };
    }

    /// {@return how it is written, for messages}
    String writing() {
        return writing;
    }
}
