package dev.homespun.binding;

import java.util.Arrays;
import java.util.Comparator;

/// A value that was read, and that a constraint does not accept. In order of the parameters, and within one as people
/// count: `/items/2` before `/items/10`.
///
/// @param parameter which parameter it is about, from 0
/// @param pointer where in its value (RFC 6901); empty for all of it
/// @param reason what would be acceptable, such as `must not be blank`; never quotes the value
public record Violation(int parameter, String pointer, String reason) implements Comparable<Violation> {

    /// Numbers come first, the shorter ones before the longer ones.
    private static final Comparator<String> STEPS =
            Comparator.comparingInt(Violation::magnitude).thenComparing(Comparator.naturalOrder());
    private static final Comparator<Violation> ORDER = Comparator.comparingInt(Violation::parameter)
            .thenComparing(Violation::pointer, Violation::compare).thenComparing(Violation::reason);

    @Override
    public int compareTo(Violation other) {
        return ORDER.compare(this, other);
    }

    private static int compare(String pointer, String other) {
        return Arrays.compare(pointer.split("/", -1), other.split("/", -1), STEPS);
    }

    private static int magnitude(String step) {
        boolean isNumber = !step.isEmpty() && step.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? step.length() : Integer.MAX_VALUE;
    }
}
