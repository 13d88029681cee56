package dev.homespun.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which octets of a content a request asks for (RFC 9110, section 14.2).
///
/// A server may ignore the field whenever it likes, and this does where an answer could cost more than the whole: with
/// more than 16 ranges, and when they overlap or are not in order. So nothing has to be sorted or merged.
///
/// @param wanted as they were asked for, at least one
record Ranges(List<Wanted> wanted) {

    static final String UNIT = "bytes";
    /// A viewer that jumps about in a document asks for a handful.
    private static final int MOST_RANGES = 16;
    private static final Pattern SPECIFIER = Pattern.compile("(?i:bytes)=(?<set>[-0-9, \\t]*)");
    private static final Pattern RANGE = Pattern.compile("(?<first>[0-9]*)-(?<last>[0-9]*)");

    /// A range as it was asked for, of a content whose length the client need not know.
    sealed interface Wanted {}

    /// @param first from 0
    /// @param last at least the first; often beyond the end
    record FromTo(long first, long last) implements Wanted {}

    /// @param length of the end of the content, which may be more than there is
    record Suffix(long length) implements Wanted {}

    /// Octets that are there.
    ///
    /// @param first from 0
    /// @param last at least the first
    record Range(long first, long last) {
        long length() {
            return last - first + 1;
        }
    }

    /// {@return what the field says; nothing when it is not there, malformed, of another unit, or asks for too much}
    static Optional<Ranges> of(Fields fields) {
        List<String> lines = fields.all("Range");
        if (lines.size() != 1) {
            return Optional.empty();
        }
        Matcher specifier = SPECIFIER.matcher(lines.getFirst());
        return specifier.matches() ? set(specifier.group("set")) : Optional.empty();
    }

    private static Optional<Ranges> set(String set) {
        List<Wanted> wanted = new ArrayList<>();
        for (String member : set.split(",", 2 * MOST_RANGES)) {
            String text = Syntax.trim(member);
            Matcher range = RANGE.matcher(text);
            if (text.isEmpty()) {
                continue;
            }
            if (!range.matches() || wanted.size() == MOST_RANGES || !add(range, wanted)) {
                return Optional.empty();
            }
        }
        return wanted.isEmpty() ? Optional.empty() : Optional.of(new Ranges(wanted));
    }

    /// {@return whether it is a range at all}
    private static boolean add(Matcher range, List<Wanted> wanted) {
        String first = range.group("first");
        String last = range.group("last");
        if (first.isEmpty()) {
            wanted.add(new Suffix(number(last)));
            return !last.isEmpty();
        }
        FromTo all = new FromTo(number(first), last.isEmpty() ? Long.MAX_VALUE : number(last));
        wanted.add(all);
        return all.first <= all.last;
    }

    /// No content is so long that a number of more digits would mean another place (section 14.1.2: no overflow).
    private static long number(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.isEmpty() ? 0 : significant.length() > 18 ? Long.MAX_VALUE : Long.parseLong(significant);
    }

    /// {@return those that are there, in the order in which they were asked for; none when none can be satisfied}
    ///
    /// @param length of the content
    List<Range> within(long length) {
        return wanted.stream().flatMap(each -> within(each, length).stream()).toList();
    }

    private static Optional<Range> within(Wanted each, long length) {
        return switch (each) {
            case FromTo all when all.first < length -> Optional.of(new Range(all.first, Math.min(all.last, length - 1)));
            case Suffix suffix when suffix.length > 0 && length > 0 ->
                    Optional.of(new Range(Math.max(0, length - suffix.length), length - 1));
            case FromTo _, Suffix _ -> Optional.empty();
        };
    }

    /// {@return whether a content is empty of which its end is asked for: that is there, and no Content-Range can say it}
    boolean isEndOfNothing(long length) {
        return length == 0 && wanted.stream().anyMatch(each -> each instanceof Suffix suffix && suffix.length > 0);
    }

    static boolean areAscending(List<Range> ranges) {
        for (int i = 1; i < ranges.size(); i++) {
            if (ranges.get(i).first <= ranges.get(i - 1).last) {
                return false;
            }
        }
        return true;
    }
}
