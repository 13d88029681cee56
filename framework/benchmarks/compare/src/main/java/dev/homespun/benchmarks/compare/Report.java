package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The page `results.md` and its charts, from nothing but the files of a folder.
final class Report {

    static final String PAGE = "results.md";
    private static final List<String> CHARTS = List.of("json-32", "record-32", "post-32", "plaintext-pipelined");
    /// Of the machine, in percent: with more than this in use by others, figures are no longer only the servers'.
    private static final int DISTURBED = 5;
    private static final double MEBIBYTE = 1024;

    private final Path folder;
    private final List<Conditions> conditions;
    private final List<LoadRow> load;
    private final List<MemoryRow> memory;
    private final List<StartRow> starts;
    private final List<String> servers;
    private final StringBuilder page = new StringBuilder();

    private Report(Path folder) throws IOException {
        this.folder = folder;
        List<Conditions> found = new ArrayList<>();
        for (CompareOptions.Step step : CompareOptions.Step.values()) {
            Conditions.read(folder, step).ifPresent(found::add);
        }
        conditions = found;
        load = LoadRow.read(folder);
        memory = MemoryRow.read(folder);
        starts = StartRow.read(folder);
        Set<String> names = new LinkedHashSet<>();
        conditions.forEach(one -> names.addAll(one.servers()));
        servers = List.copyOf(names);
    }

    /// {@return the page}
    ///
    /// @param folder where the files are, and the page and its charts are written
    static Path write(Path folder) throws IOException {
        Report report = new Report(folder);
        report.write();
        return Files.writeString(folder.resolve(PAGE), report.page.toString().stripTrailing() + "\n",
                StandardCharsets.UTF_8);
    }

    private void write() throws IOException {
        page.append("""
                # Homespun and others: results

                Figures are medians, with the first and the third quartile in brackets. They are those of one machine:
                compare them with each other, and not with those of another page. What stands here is made of the
                files beside it, by the program that measured.

                """);
        if (!load.isEmpty()) {
            writeLoad();
        }
        if (!memory.isEmpty()) {
            writeMemory();
        }
        if (!starts.isEmpty()) {
            writeStarts();
        }
        writeFailures();
        writeMethod();
        writeConditions();
    }

    private void writeLoad() throws IOException {
        LoadTables tables = new LoadTables(load, servers);
        page.append("## CPU of a request\n\nHow long threads of the server's process ran for one request, in µs. "
                + LoadTables.FEWER.strip() + " has fewer rounds than the others, see what failed.\n\n");
        for (String name : CHARTS) {
            chart(name, "CPU of a request, " + name + ", in µs", tables.bars(name));
        }
        page.append(tables.figures(LoadRow::cpuPerRequest));
        for (String to : List.of("homespun", "reference")) {
            String ratios = tables.ratios(to);
            if (!ratios.isEmpty() && servers.contains(to)) {
                page.append("As a multiple of what `").append(to)
                        .append("` uses in the same round; the median of these:\n\n").append(ratios);
            }
        }
        page.append("## Requests a second\n\n").append(tables.figures(LoadRow::requestsPerSecond));
        page.append("## Time to an answer\n\nMedian and slowest hundredth (p50 / p99), in ms, as wrk has them.\n\n")
                .append(tables.times());
        writeNoise(tables);
    }

    private void writeNoise(LoadTables tables) {
        long disturbed = load.stream().filter(row -> row.othersPercent() > DISTURBED).count();
        Spread others = Spread.of(load.stream().map(row -> (double) row.othersPercent()).toList()).orElseThrow();
        page.append(Text.format("## What else the machine did\n\nWhat neither the server nor wrk used, the other "
                + "servers included: %.0f %% of the machine (%.0f–%.0f %%); more than %d %% in %,d of %,d "
                + "measurements.\n\n",
                others.median(), others.low(), others.high(), DISTURBED, disturbed, load.size()));
        List<String> limited = tables.limitedByWrk();
        if (!limited.isEmpty()) {
            page.append("wrk ran nearly all of the time, so that there may be more requests a second than it could ask "
                    + "for: ").append(String.join(", ", limited)).append(".\n\n");
        }
    }

    private void writeMemory() throws IOException {
        int connections = memory.getFirst().connections();
        page.append(Text.format("""
                ## Memory

                %,d connections that had one request each and then none, opened again and again. Live heap is what is
                left after a collection; that of a connection is what there is more of it than when none had been
                opened yet, divided by the number of those that the server accepted and kept. A server that keeps
                things for connections to come gives less of it back.

                """, connections));
        List<BarChart.Bar> bars = new ArrayList<>();
        MarkdownTable table = new MarkdownTable("", List.of("live heap of an idle connection, octets",
                "given back at its end", "kept", "RSS after the first answers, MiB", "RSS with all of them, MiB",
                "RSS after the load, MiB"));
        for (String server : servers) {
            List<MemoryRow> rows = memory.stream().filter(row -> row.server().equals(server)).toList();
            List<MemoryRow> again = rows.stream().filter(row -> row.round() > 1).toList();
            Optional<Spread> taken = Spread.of(again.stream()
                    .map(row -> row.heapPerConnection(rows.getFirst().heapBefore())).toList());
            Optional<Spread> givenBack = Spread.of(again.stream()
                    .map(row -> row.heapPerConnection(row.heapBefore())).toList());
            if (taken.isPresent() && givenBack.isPresent()) {
                bars.add(new BarChart.Bar(server, taken.get()));
                table.row(server, List.of(taken.get().text(), givenBack.get().text(),
                        Text.format("%,d", rows.getLast().kept()), mebibytes(rows.getFirst().rssBefore()),
                        mebibytes(rows.getLast().rssAfter()), rssAfterLoad(server)));
            }
        }
        chart("idle-heap", Text.format("Live heap of one of %,d idle connections, in octets", connections), bars);
        page.append(table.text());
    }

    private String rssAfterLoad(String server) {
        return load.stream().filter(row -> row.server().equals(server)).reduce((one, next) -> next)
                .map(last -> mebibytes(last.rssKibibytes())).orElse("–");
    }

    private static String mebibytes(long kibibytes) {
        return Text.format("%.0f", kibibytes / MEBIBYTE);
    }

    private void writeStarts() throws IOException {
        page.append("""
                ## Start

                From just before the process is made to its first complete answer, in ms, and how long its threads ran
                until then. Attempts to connect are a millisecond apart.

                """);
        List<BarChart.Bar> bars = new ArrayList<>();
        MarkdownTable table = new MarkdownTable("", List.of("start, ms", "CPU, ms", "starts"));
        for (String server : servers) {
            List<StartRow> rows = starts.stream().filter(row -> row.server().equals(server)).toList();
            Optional<Spread> times = Spread.of(rows.stream().map(row -> row.micros() / 1e3).toList());
            Optional<Spread> cpu = Spread.of(rows.stream().map(row -> row.cpuMicros() / 1e3).toList());
            if (times.isPresent() && cpu.isPresent()) {
                bars.add(new BarChart.Bar(server, times.get()));
                table.row(server, List.of(times.get().text(), cpu.get().text(), String.valueOf(rows.size())));
            }
        }
        chart("start", "Start, in ms", bars);
        page.append(table.text());
    }

    private void chart(String name, String title, List<BarChart.Bar> bars) throws IOException {
        Optional<BarChart> chart = BarChart.of(title, bars);
        if (chart.isPresent()) {
            chart.get().write(folder.resolve(name + ".svg"));
            page.append("![").append(chart.get().words()).append("](").append(name).append(".svg)\n\n");
        }
    }

    private void writeFailures() {
        page.append("## What failed\n\n");
        List<String> failures = conditions.stream()
                .flatMap(one -> one.failures().stream().map(failure -> one.step().word() + ", " + failure)).toList();
        page.append(failures.isEmpty() ? "Nothing.\n\n" : "```text\n" + String.join("\n", failures) + "\n```\n\n");
    }

    private void writeMethod() throws IOException {
        try (InputStream in = Objects.requireNonNull(Report.class.getResourceAsStream("method.md"))) {
            page.append(new String(in.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
        }
    }

    private void writeConditions() {
        page.append("""
                ## Conditions

                Raw figures: `load.csv`, `memory.csv`, `start.csv`; `.txt` of the same name has what is below, and the
                jars of each server.

                """);
        MarkdownTable table = new MarkdownTable("", conditions.stream().map(one -> one.step().word()).toList());
        Set<String> names = new LinkedHashSet<>();
        conditions.forEach(one -> names.addAll(one.machine()));
        for (String name : names) {
            table.row(name, conditions.stream().map(one -> one.values().getOrDefault(name, "–")).toList());
        }
        page.append(table.text());
        for (String server : servers) {
            Conditions one = conditions.stream().filter(some -> some.servers().contains(server)).findFirst()
                    .orElseThrow();
            page.append("- ").append(server).append(one.version(server).map(version -> ", " + version).orElse(""))
                    .append(": `").append(one.command(server)).append("`\n");
        }
    }
}
