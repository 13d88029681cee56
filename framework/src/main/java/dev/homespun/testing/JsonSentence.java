package dev.homespun.testing;

import dev.homespun.json.JsonFault;
import java.util.stream.Collectors;

/// What is wrong with a document, as clients are told of theirs.
final class JsonSentence {

    private JsonSentence() {}

    /// {@return a sentence for each thing that is wrong}
    ///
    /// @param noun what the document is called, such as `The body`
    static String of(String noun, JsonFault fault) {
        return switch (fault) {
            case JsonFault.Malformed malformed -> malformed.line() == 0
                    ? "%s %s.".formatted(noun, malformed.reason())
                    : "%s %s at line %d, column %d.".formatted(
                            noun, malformed.reason(), malformed.line(), malformed.column());
            case JsonFault.Mismatch mismatch -> mismatch.places().stream().map(place -> of(noun, place))
                    .collect(Collectors.joining(" "));
            case JsonFault.Rejected rejected -> rejected.place().pointer().isEmpty()
                    ? rejected.place().reason() : rejected.place().pointer() + ": " + rejected.place().reason();
        };
    }

    private static String of(String noun, JsonFault.Place place) {
        return place.pointer().isEmpty() ? "%s %s.".formatted(noun, place.reason())
                : "%s's %s %s.".formatted(noun, place.pointer(), place.reason());
    }
}
