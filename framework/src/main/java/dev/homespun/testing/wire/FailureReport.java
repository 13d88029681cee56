package dev.homespun.testing.wire;

import dev.homespun.testing.wire.VisibleOctets.Span;
import java.util.List;
import java.util.stream.Collectors;

/// Tells a person what went wrong in a run. Long lines and long messages are cut, but never around the caret.
final class FailureReport {

    private static final String INDENT = "    ";
    private static final int MOST_COLUMNS = 110;
    private static final int MOST_LINES = 24;

    private final Outcome.Failed failed;
    private final Outcome.Failure failure;
    private final StringBuilder text = new StringBuilder();

    FailureReport(Outcome.Failed failed) {
        this.failed = failed;
        this.failure = failed.failure();
    }

    String text() {
        Scenario scenario = failed.scenario();
        boolean single = failure.connection().equals(OpenConnections.MAIN);
        line("scenario  %s (%s)", scenario.name(), scenario.place());
        line("variant   %s%s", failed.variant(), single ? "" : ", connection " + failure.connection());
        line("rule      %s", scenario.rules().stream().map(Rule::toString).collect(Collectors.joining(", ")));
        line("at        %s", failure.place());
        line("expected  %s", failure.expected());
        line("found     %s", failure.found());
        octets("sent", Passage.Direction.SENT, Integer.MAX_VALUE);
        octets("received", Passage.Direction.RECEIVED, failure.wrongAt());
        return text.toString();
    }

    private void octets(String title, Passage.Direction direction, int caretAt) {
        byte[] octets = Transcript.octets(failed.passages(), failure.connection(), direction);
        line("%s, %d octets so far:", title, octets.length);
        List<Span> lines = VisibleOctets.lines(octets);
        int caretLine = caretLine(lines, caretAt);
        for (int i = 0; i < lines.size(); i++) {
            if (isShown(i, lines.size(), caretLine)) {
                shown(octets, lines.get(i), i == caretLine ? caretAt : -1);
            } else if (isShown(i - 1, lines.size(), caretLine)) {
                line(INDENT + "…");
            }
        }
        if (caretAt >= octets.length && direction == Passage.Direction.RECEIVED && caretLine < 0) {
            line(INDENT + "^");
        }
    }

    /// {@return the line the caret belongs under; -1 for a line of its own behind all others}
    private static int caretLine(List<Span> lines, int at) {
        for (int i = 0; i < lines.size(); i++) {
            if (at >= lines.get(i).from() && at < lines.get(i).to()) {
                return i;
            }
        }
        return -1;
    }

    /// A third of the lines at the start, a third at the end, a third around the caret.
    private static boolean isShown(int line, int lines, int caretLine) {
        return line < MOST_LINES / 3 || line >= lines - MOST_LINES / 3
                || caretLine >= 0 && Math.abs(line - caretLine) < MOST_LINES / 6;
    }

    private void shown(byte[] octets, Span line, int caretAt) {
        int from = line.from();
        int to = line.to();
        if (to - from > MOST_COLUMNS) {
            from = Math.clamp(caretAt - MOST_COLUMNS / 2L, from, to - MOST_COLUMNS);
            to = from + MOST_COLUMNS;
        }
        String before = from == line.from() ? "" : "…";
        String after = to == line.to() ? "" : "… (%d octets in this line)".formatted(line.to() - line.from());
        line("%s%s%s%s", INDENT, before, VisibleOctets.of(octets, from, to), after);
        if (caretAt >= 0) {
            int column = before.length() + VisibleOctets.of(octets, from, caretAt).length();
            line("%s%s^", INDENT, " ".repeat(column));
        }
    }

    private void line(String format, Object... values) {
        text.append(format.formatted(values)).append('\n');
    }
}
