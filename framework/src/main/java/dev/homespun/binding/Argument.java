package dev.homespun.binding;

import dev.homespun.http.Fields;
import dev.homespun.http.HttpError;
import dev.homespun.http.MediaType;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Status;
import dev.homespun.json.JsonCodec;
import dev.homespun.json.JsonException;
import dev.homespun.json.JsonFault;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where the value of one parameter comes from.
sealed interface Argument {

    /// {@return the value; when there is none that fits, the failure is reported and null returned}
    ///
    /// @throws HttpError when the request as a whole cannot be bound
    @Nullable Object value(Request request, Consumer<BindingFailure> failures) throws IOException;

    /// A part of the request that is text: path, query or field.
    record Text(Source source, String name, Shape shape, @Nullable String defaultText) implements Argument {
        @Override
        public @Nullable Object value(Request request, Consumer<BindingFailure> failures) {
            List<String> texts = source.texts(request, name);
            if (texts.isEmpty() && defaultText != null) {
                texts = List.of(defaultText);
            }
            try {
                return shape.value(texts);
            } catch (IllegalArgumentException doesNotFit) {
                boolean echo = source != Source.HEADER && texts.size() == 1;
                failures.accept(new BindingFailure.Parameter(source, name, echo ? texts.getFirst() : null,
                        String.valueOf(doesNotFit.getMessage())));
                return null;
            }
        }
    }

    /// Where a text is looked for.
    enum Source {
        PATH("path variable"),
        QUERY("query parameter"),
        HEADER("field");

        private final String noun;

        Source(String noun) {
            this.noun = noun;
        }

        List<String> texts(Request request, String name) {
            return switch (this) {
                case PATH -> List.of(request.pathVariable(name));
                case QUERY -> request.query().all(name);
                case HEADER -> request.fields().all(name);
            };
        }

        /// {@return what such a text is called in a sentence}
        String noun() {
            return noun;
        }

        /// {@return the name of this source in a problem}
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The content, read as JSON.
    record Body(JsonCodec json, Type type, boolean optional) implements Argument {

        private static final String ACCEPTED = MediaType.JSON.toString();

        @Override
        public @Nullable Object value(Request request, Consumer<BindingFailure> failures) throws IOException {
            if (request.content().length() == 0) {
                if (optional) {
                    return Optional.empty();
                }
                failures.accept(new BindingFailure.Member("", "is missing"));
                return null;
            }
            requireJson(request);
            try {
                Object value = json.read(request.content().readAll(), type);
                return optional ? Optional.of(value) : value;
            } catch (JsonException e) {
                report(e.fault(), failures);
                return null;
            }
        }

        private static void report(JsonFault fault, Consumer<BindingFailure> failures) {
            switch (fault) {
                case JsonFault.Malformed malformed -> failures.accept(new BindingFailure.Malformed(
                        malformed.reason(), malformed.line(), malformed.column()));
                case JsonFault.Mismatch mismatch -> mismatch.places().forEach(place ->
                        failures.accept(new BindingFailure.Member(place.pointer(), place.reason())));
                case JsonFault.Rejected rejected -> throw BindingFailure.toError(Status.UNPROCESSABLE_CONTENT,
                        List.of(new BindingFailure.Refused(rejected.place().pointer(), rejected.place().reason())));
            }
        }

        /// `application/json` and `…+json`, which is always UTF-8 (RFC 8259, section 8.1).
        private static void requireJson(Request request) {
            Optional<MediaType> type = request.field("Content-Type").flatMap(MediaType::parse);
            boolean json = type.isPresent()
                    && (type.get().isSameTypeAs(MediaType.JSON) || type.get().subtype().endsWith("+json"))
                    && type.get().parameters().getOrDefault("charset", "utf-8").equalsIgnoreCase("utf-8");
            if (!json) {
                String found = request.field("Content-Type").map(" is %s;"::formatted).orElse(" is missing;");
                throw new HttpError(Problem.of(Status.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Type%s %s in UTF-8 is accepted.".formatted(found, ACCEPTED)),
                        Fields.of("Accept", ACCEPTED));
            }
        }
    }

    /// The request itself.
    record Whole() implements Argument {
        @Override
        public Object value(Request request, Consumer<BindingFailure> failures) {
            return request;
        }
    }
}
