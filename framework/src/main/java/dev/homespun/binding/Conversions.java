package dev.homespun.binding;

import dev.homespun.json.JsonCodec;
import java.util.List;

/// What turns requests into values and values into responses, besides the rules that always hold.
///
/// @param json reads bodies and writes results
/// @param resolvers asked before the rules for parameters
/// @param mappers asked before the rules for results
public record Conversions(JsonCodec json, List<ArgumentResolver> resolvers, List<ResultMapper> mappers) {

    /// Copies the lists.
    public Conversions {
        resolvers = List.copyOf(resolvers);
        mappers = List.copyOf(mappers);
    }

    /// {@return whether nobody else has a say: what can be thrown by them is not known}
    boolean areOurs() {
        return resolvers.isEmpty() && mappers.isEmpty();
    }

    Results results() {
        return new Results(json, mappers);
    }
}
