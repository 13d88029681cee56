package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Horizontal bars, the shortest first, as a picture (SVG) without script. It has a ground of its own, light or dark as
/// the reader has it, so that it can be read on every page; and all of it in words, for those who do not see it.
///
/// @param title what is measured, with its unit
/// @param bars one or more
record BarChart(String title, List<Bar> bars) {

    /// @param label a server's name
    record Bar(String label, Spread spread) {}

    private static final int WIDTH = 760;
    private static final int LEFT = 210;
    private static final int RIGHT = 90;
    private static final int TOP = 56;
    private static final int ROW = 28;
    private static final int BAR = 18;
    private static final int MARGIN = 16;
    private static final int BASELINE = 13;
    private static final int GAP = 8;

    private static final String STYLE = """
            .ground { fill: #ffffff; stroke: #d0d7de }
            text { font: 14px system-ui, sans-serif; fill: #1f2328 }
            .title, .own { font-weight: bold }
            .bar { fill: #818b98 }
            .bar.own { fill: #0969da }
            .bar.least { fill: #c3c9d0 }
            .spread { stroke: #1f2328; stroke-width: 2 }
            @media (prefers-color-scheme: dark) {
              .ground { fill: #0d1117; stroke: #3d444d }
              text { fill: #f0f6fc }
              .bar { fill: #656c76 }
              .bar.own { fill: #1f6feb }
              .bar.least { fill: #3d444d }
              .spread { stroke: #f0f6fc }
            }
            """;

    /// {@return one of what there are figures of} Empty when there are none.
    static Optional<BarChart> of(String title, List<Bar> bars) {
        return bars.isEmpty() ? Optional.empty()
                : Optional.of(new BarChart(title,
                        bars.stream().sorted(Comparator.comparingDouble(bar -> bar.spread().median())).toList()));
    }

    void write(Path file) throws IOException {
        Files.writeString(file, svg(), StandardCharsets.UTF_8);
    }

    /// {@return all that it shows}
    String words() {
        return title + ": " + bars.stream()
                .map(bar -> bar.label() + " " + Text.figure(bar.spread().median())).collect(Collectors.joining(", "));
    }

    String svg() {
        int height = TOP + bars.size() * ROW + MARGIN;
        StringBuilder svg = new StringBuilder();
        svg.append(Text.format("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" \
                aria-labelledby="title words">
                <title id="title">%s</title>
                <desc id="words">%s</desc>
                <style>
                %s</style>
                <rect class="ground" x="0.5" y="0.5" width="%d" height="%d" rx="6"/>
                <text class="title" x="%d" y="32">%s</text>
                """, WIDTH, height, WIDTH, height, escape(title), escape(words()), STYLE, WIDTH - 1, height - 1, MARGIN,
                escape(title)));
        double most = bars.stream().mapToDouble(bar -> bar.spread().high()).max().orElse(1);
        double scale = most <= 0 ? 0 : (WIDTH - LEFT - RIGHT) / most;
        for (int i = 0; i < bars.size(); i++) {
            svg.append(row(bars.get(i), TOP + i * ROW, scale));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String row(Bar bar, int y, double scale) {
        Spread spread = bar.spread();
        String kind = kind(bar.label());
        double end = LEFT + Math.max(spread.median(), spread.high()) * scale;
        return Text.format("""
                <text class="%s" x="%d" y="%d" text-anchor="end">%s</text>
                <rect class="bar %s" x="%d" y="%d" width="%.1f" height="%d"/>
                <line class="spread" x1="%.1f" x2="%.1f" y1="%d" y2="%d"/>
                <text class="%s" x="%.1f" y="%d">%s</text>
                """, kind, LEFT - GAP, y + BASELINE, escape(bar.label()), kind, LEFT, y,
                Math.max(0, spread.median() * scale), BAR, LEFT + spread.low() * scale, LEFT + spread.high() * scale,
                y + BAR / 2, y + BAR / 2, kind, end + GAP, y + BASELINE, Text.figure(spread.median()));
    }

    private static String kind(String label) {
        if (label.startsWith("homespun")) {
            return "own";
        }
        return label.equals("reference") ? "least" : "other";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
