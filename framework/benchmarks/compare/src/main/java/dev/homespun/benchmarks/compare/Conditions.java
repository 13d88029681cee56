package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What figures depend on besides the servers, and what must be known to measure them again.
///
/// @param values by name, in the order in which they are written
record Conditions(Map<String, String> values) {

    private static final int KIBIBYTES_OF_A_GIBIBYTE = 1 << 20;

    /// {@return those of this machine and these options}
    static Conditions now(CompareOptions options, List<Contender> contenders, Children children)
            throws IOException, InterruptedException {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("date", ZonedDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'")));
        values.put("commit", commit(children));
        values.put("processor", first("/proc/cpuinfo", "model name\\s*:\\s*(.*)"));
        values.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        values.put("memory", Text.format("%.1f GiB", Double.parseDouble(first("/proc/meminfo", "MemTotal:\\s*(\\d+).*"))
                / KIBIBYTES_OF_A_GIBIBYTE));
        values.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        values.put("jdk", System.getProperty("java.vendor.version") + " " + System.getProperty("java.vm.name") + " "
                + System.getProperty("java.vm.version"));
        values.put("wrk", wrk(children));
        values.put("rounds", String.valueOf(options.rounds()));
        values.put("seconds", String.valueOf(options.seconds()));
        values.put("warm-up", String.valueOf(options.warmUp()));
        values.put("idle", String.valueOf(options.idle()));
        values.put("starts", String.valueOf(options.starts()));
        for (Contender one : contenders) {
            values.put("command " + one.name(), one.shown());
            one.version().ifPresent(version -> values.put("version " + one.name(), version));
            if (!one.libraries().isEmpty()) {
                values.put("libraries " + one.name(), String.join(" ", one.libraries()));
            }
        }
        return new Conditions(values);
    }

    /// {@return the first match's group in a file's lines} Empty when no line matches.
    private static String first(String file, String pattern) throws IOException {
        Pattern compiled = Pattern.compile(pattern);
        for (String line : Files.readAllLines(Path.of(file), StandardCharsets.UTF_8)) {
            Matcher matcher = compiled.matcher(line);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        return "";
    }

    private static String commit(Children children) throws InterruptedException {
        try {
            return children.output(List.of("git", "describe", "--always", "--dirty", "--exclude=*")).strip();
        } catch (IOException noCheckout) {
            return "not known";
        }
    }

    /// It prints its version with its usage, and ends with 1.
    private static String wrk(Children children) throws InterruptedException {
        try {
            return children.output(List.of("sh", "-c", "wrk -v || true")).lines().findFirst().orElse("")
                    .replaceFirst(" Copyright.*", "");
        } catch (IOException noShell) {
            return "not known";
        }
    }

    String text() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return text.toString();
    }
}
