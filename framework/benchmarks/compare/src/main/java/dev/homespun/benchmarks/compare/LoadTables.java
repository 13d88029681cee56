package dev.homespun.benchmarks.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// What was measured under load, as tables: a row for each server, a column for each case.
///
/// @param rows all of them
/// @param servers in the order of the rows of tables
record LoadTables(List<LoadRow> rows, List<String> servers) {

    private static final String NONE = "–";
    /// Behind a figure of fewer rounds than there were.
    static final String FEWER = " †";

    /// Cases that are compared with each other, each for a table of its own: all would not fit on a page.
    private List<List<Case>> groups(boolean pipelined) {
        List<List<Case>> groups = new ArrayList<>(List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        for (Case load : Case.ALL) {
            if (rows.stream().anyMatch(row -> row.load().equals(load.name()))
                    && (pipelined || load.manner() != Case.Manner.PIPELINED)) {
                int group = load.manner() != Case.Manner.KEPT ? 2 : load.connections() == 32 ? 0 : 1;
                groups.get(group).add(load);
            }
        }
        groups.removeIf(Collection::isEmpty);
        return groups;
    }

    /// {@return medians and middle halves of a figure}
    String figures(ToDoubleFunction<LoadRow> figure) {
        return tables(true, (server, load) -> spread(server, load, figure)
                .map(spread -> spread.text() + (of(server, load).size() < rounds() ? FEWER : "")));
    }

    private int rounds() {
        return rows.stream().mapToInt(LoadRow::round).max().orElse(0);
    }

    /// {@return what was measured while wrk had no time left} More answers than it can take are not to be seen there.
    List<String> limitedByWrk() {
        return rows.stream().filter(LoadRow::isLimitedByWrk).map(row -> row.server() + " in " + row.load()).distinct()
                .sorted().toList();
    }

    /// {@return the CPU of a request as a multiple of what another server uses, round by round, of which the median}
    /// So what slows both of them down in a round does not count.
    String ratios(String to) {
        return tables(true, (server, load) -> ratio(server, load, to)
                .map(spread -> Text.format("%.2f", spread.median())));
    }

    private Optional<Spread> ratio(String server, String load, String to) {
        Map<Integer, Double> others = new HashMap<>();
        of(to, load).forEach(row -> others.put(row.round(), row.cpuPerRequest()));
        List<Double> ratios = new ArrayList<>();
        for (LoadRow row : of(server, load)) {
            Double other = others.get(row.round());
            if (other != null && other > 0) {
                ratios.add(row.cpuPerRequest() / other);
            }
        }
        return Spread.of(ratios);
    }

    /// {@return median and slowest hundredth, in milliseconds} Not of pipelined requests: wrk adds to what it saw the
    /// requests that it would have sent meanwhile, and takes the time of 16 for that of one.
    String times() {
        return tables(false, (server, load) -> spread(server, load, LoadRow::p50)
                .flatMap(p50 -> spread(server, load, LoadRow::p99)
                        .map(p99 -> Text.figure(p50.median() / 1e3) + " / " + Text.figure(p99.median() / 1e3))));
    }

    /// {@return a bar for each server that was measured with this case} By the CPU of a request, in microseconds.
    List<BarChart.Bar> bars(String load) {
        List<BarChart.Bar> bars = new ArrayList<>();
        for (String server : servers) {
            spread(server, load, LoadRow::cpuPerRequest)
                    .ifPresent(spread -> bars.add(new BarChart.Bar(server, spread)));
        }
        return bars;
    }

    private interface Cell {
        Optional<String> of(String server, String load);
    }

    private String tables(boolean pipelined, Cell cell) {
        StringBuilder text = new StringBuilder();
        for (List<Case> group : groups(pipelined)) {
            MarkdownTable table = new MarkdownTable("", group.stream().map(Case::name).toList());
            for (String server : servers) {
                List<Optional<String>> cells =
                        group.stream().map(load -> cell.of(server, load.name())).toList();
                if (cells.stream().anyMatch(Optional::isPresent)) {
                    table.row(server, cells.stream().map(one -> one.orElse(NONE)).toList());
                }
            }
            text.append(table.text());
        }
        return text.toString();
    }

    private Optional<Spread> spread(String server, String load, ToDoubleFunction<LoadRow> figure) {
        return Spread.of(of(server, load).stream().map(figure::applyAsDouble).toList());
    }

    private List<LoadRow> of(String server, String load) {
        return rows.stream().filter(row -> row.server().equals(server) && row.load().equals(load)).toList();
    }
}
