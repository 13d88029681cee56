package dev.homespun.testing.wire;

import java.util.ArrayList;
import java.util.List;

/// A way in which a scenario is run; the outcome must be the same in all of them.
///
/// @param splitting how its octets are cut into pieces
/// @param secondRequest whether a plain second request follows on the connections it leaves open, to find state that
///     bleeds from one request into the next
public record Variant(Splitting splitting, boolean secondRequest) {

    /// The scenario as it is written.
    public static final Variant WHOLE = new Variant(Splitting.WHOLE, false);

    static List<Variant> of(Scenario scenario) {
        if (scenario.once()) {
            return List.of(WHOLE);
        }
        List<Variant> variants = new ArrayList<>();
        for (Splitting splitting : Splitting.values()) {
            variants.add(new Variant(splitting, false));
            if (!scenario.secondRequest().isEmpty()) {
                variants.add(new Variant(splitting, true));
            }
        }
        return List.copyOf(variants);
    }

    @Override
    public String toString() {
        return splitting + (secondRequest ? ", then a second request" : "");
    }
}
