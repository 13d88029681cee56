package dev.homespun.binding;

import dev.homespun.http.MediaType;
import dev.homespun.http.Request;
import dev.homespun.json.JsonException;
import dev.homespun.json.JsonFault;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The content, read.
record BodyArgument(BodyReader reader, boolean optional) implements Argument {

    @Override
    public @Nullable Object value(Request request, Consumer<BindingFailure> failures) throws IOException {
        if (request.content().length() == 0) {
            return nothing(failures);
        }
        // Said once: of two types each reader could take another one.
        List<String> types = request.fields().all("Content-Type");
        Optional<MediaType> named = types.size() == 1
                ? MediaType.parse(types.getFirst()).filter(reader::takes) : Optional.empty();
        if (named.filter(BodyArgument::isUtf8).isEmpty()) {
            failures.accept(new BindingFailure.Unsupported(String.join(", ", types), reader.mediaType().toString(),
                    named.isPresent() ? "must have the charset utf-8, or none" : "must be " + reader.mediaType(),
                    reader.field()));
            return null;
        }
        if (request.fields().all("Content-Encoding").stream()
                .anyMatch(coding -> !coding.equalsIgnoreCase("identity"))) {
            failures.accept(new BindingFailure.Encoded());
            return null;
        }
        byte[] octets = request.content().readAll();
        if (octets.length == 0) {
            return nothing(failures);
        }
        try {
            Object value = reader.read(octets);
            return optional ? Optional.of(value) : value;
        } catch (JsonException e) {
            failures(e.fault()).forEach(failures);
            return null;
        }
    }

    private @Nullable Object nothing(Consumer<BindingFailure> failures) {
        if (optional) {
            return Optional.empty();
        }
        failures.accept(new BindingFailure.Member("", "is missing"));
        return null;
    }

    /// {@return what is wrong with a document}
    static List<BindingFailure> failures(JsonFault fault) {
        return switch (fault) {
            case JsonFault.Malformed malformed ->
                    List.of(new BindingFailure.Malformed(malformed.reason(), malformed.line(), malformed.column()));
            case JsonFault.Mismatch mismatch -> mismatch.places().stream()
                    .<BindingFailure>map(place -> new BindingFailure.Member(place.pointer(), place.reason())).toList();
            case JsonFault.Rejected rejected -> List.of(
                    new BindingFailure.Refused("body", rejected.place().pointer(), rejected.place().reason()));
        };
    }

    /// JSON is always UTF-8 (RFC 8259, section 8.1).
    private static boolean isUtf8(MediaType type) {
        return type.parameters().getOrDefault("charset", "utf-8").equalsIgnoreCase("utf-8");
    }
}
