package dev.homespun.benchmarks.soak;

/// What is to be told of a run, and whether it was as it must be. Used by one thread at a time.
final class Report {

    /// What may be more. Of a leak there is as much as there were connections: with 3,000 of them 100 octets for each
    /// are more than this.
    private static final Footprint SLACK = new Footprint(200, 2, 0, 0);

    private final StringBuilder text = new StringBuilder();
    private boolean clean = true;

    String text() {
        return text.toString();
    }

    boolean isClean() {
        return clean;
    }

    void require(boolean condition) {
        clean &= condition;
    }

    void line(String format, Object... arguments) {
        text.append(format.formatted(arguments)).append(System.lineSeparator());
    }

    /// A table of footprints, of which the last must not be more than the first.
    void compare(String title, Footprint before, Footprint most, Footprint after) {
        line("%-37s %12s %12s %12s", title, "before", "most", "after");
        row("live heap, KiB", before.heapKibibytes(), most.heapKibibytes(), after.heapKibibytes(),
                SLACK.heapKibibytes());
        row("platform threads", before.threads(), most.threads(), after.threads(), SLACK.threads());
        row("virtual threads of connections", before.connections(), most.connections(), after.connections(),
                SLACK.connections());
        row("descriptors", before.descriptors(), most.descriptors(), after.descriptors(), SLACK.descriptors());
    }

    private void row(String what, long before, long most, long after, long slack) {
        boolean same = after <= before + slack;
        line("%-37s %,12d %12s %,12d%s", what, before, most < 0 ? "-" : "%,d".formatted(most), after,
                same ? "" : "  <- MORE");
        require(same);
    }
}
