package dev.homespun.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the word that somebody who slipped may have meant.
final class Nearest {

    private Nearest() {}

    /// {@return the known word that is least far from a word, when no more than a third of it is wrong}
    static Optional<String> to(String word, Collection<String> known) {
        return known.stream().filter(each -> distance(word, each) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt((String each) -> distance(word, each))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// {@return how many slips make one word of the other: a letter more, one less, another one, or two that changed
    ///     places (Damerau and Levenshtein, no letter being touched twice)}
    static int distance(String one, String other) {
        int[][] slips = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int k = 0; k <= other.length(); k++) {
                slips[i][k] = i == 0 || k == 0 ? i + k : Math.min(
                        slips[i - 1][k - 1] + (one.charAt(i - 1) == other.charAt(k - 1) ? 0 : 1),
                        1 + Math.min(slips[i - 1][k], slips[i][k - 1]));
                if (i > 1 && k > 1 && one.charAt(i - 1) == other.charAt(k - 2)
                        && one.charAt(i - 2) == other.charAt(k - 1)) {
                    slips[i][k] = Math.min(slips[i][k], slips[i - 2][k - 2] + 1);
                }
            }
        }
        return slips[one.length()][other.length()];
    }
}
