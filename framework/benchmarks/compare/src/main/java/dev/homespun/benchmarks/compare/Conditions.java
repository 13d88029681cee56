package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the figures of a step depend on besides the servers, and what must be known to measure them again; and what
/// failed. In a file it is lines of `name: value`, in the step's `.txt`.
///
/// @param values by name, in the order in which they are written
/// @param failures what could not be measured, and why; lines `failed: …` of the file
record Conditions(CompareOptions.Step step, Map<String, String> values, List<String> failures) {

    static final String FAILED = "failed";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'");
    private static final String COMMAND = "command ";
    private static final String VERSION = "version ";
    private static final String LIBRARIES = "libraries ";
    private static final int KIBIBYTES_OF_A_GIBIBYTE = 1 << 20;

    /// {@return those of this machine and these options}
    static Conditions now(CompareOptions.Step step, CompareOptions options, List<Contender> contenders,
            Children children)
            throws IOException, InterruptedException {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("date", ZonedDateTime.now(ZoneOffset.UTC).format(DATE));
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
            values.put(COMMAND + one.name(), one.shown());
            one.version().ifPresent(version -> values.put(VERSION + one.name(), version));
            if (!one.libraries().isEmpty()) {
                values.put(LIBRARIES + one.name(), String.join(" ", one.libraries()));
            }
        }
        return new Conditions(step, values, List.of());
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

    /// {@return those that a step wrote} Empty when it has not run.
    static Optional<Conditions> read(Path folder, CompareOptions.Step step) throws IOException {
        Path file = file(folder, step);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        List<String> failures = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            String[] parts = line.split(": ", 2);
            if (parts.length == 2 && parts[0].equals(FAILED)) {
                failures.add(parts[1]);
            } else if (parts.length == 2) {
                values.put(parts[0], parts[1]);
            }
        }
        return Optional.of(new Conditions(step, values, failures));
    }

    static Path file(Path folder, CompareOptions.Step step) {
        return folder.resolve(step.word() + ".txt");
    }

    /// {@return the servers that took part, in the order of tables}
    List<String> servers() {
        return values.keySet().stream().filter(name -> name.startsWith(COMMAND))
                .map(name -> name.substring(COMMAND.length())).toList();
    }

    String command(String server) {
        return values.getOrDefault(COMMAND + server, "");
    }

    Optional<String> version(String server) {
        return Optional.ofNullable(values.get(VERSION + server));
    }

    /// {@return the names of what is said of the machine and the run, and not of a server}
    List<String> machine() {
        return values.keySet().stream()
                .filter(name -> Stream.of(COMMAND, VERSION, LIBRARIES).noneMatch(name::startsWith)).toList();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return text.toString();
    }
}
