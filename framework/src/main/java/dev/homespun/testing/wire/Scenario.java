package dev.homespun.testing.wire;

import java.util.List;

/// One scenario of a `.wire` file: what is sent, what must come back, and which rules say so.
///
/// @param place its `scenario` line
/// @param name unique in its file; lower case, digits and hyphens
/// @param rules at least one
/// @param once whether it is run whole only and no second request follows, because it says so
/// @param steps what is done, in order; `use` and `repeat` are already resolved
/// @param secondRequest what is done besides in the variants that send a second request on each connection that the
///     scenario leaves open; empty when it leaves none open or is run once
public record Scenario(Place place, String name, List<Rule> rules, boolean once, List<Step> steps,
                       List<Step> secondRequest) {

    /// Copies the lists.
    public Scenario {
        rules = List.copyOf(rules);
        steps = List.copyOf(steps);
        secondRequest = List.copyOf(secondRequest);
    }

    /// {@return the variants it is run in}
    public List<Variant> variants() {
        return Variant.of(this);
    }

    /// {@return its name and place}
    @Override
    public String toString() {
        return name + " (" + place + ")";
    }
}
