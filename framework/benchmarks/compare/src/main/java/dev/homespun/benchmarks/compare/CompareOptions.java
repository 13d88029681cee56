package dev.homespun.benchmarks.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What is measured, how long, and where it is written.
///
/// @param rounds how often each case is measured, 1 or more
/// @param seconds how long each time, 1 or more
/// @param warmUp how long each case of each server runs before the first round, in seconds; 0 for not at all
/// @param servers names of those that take part; empty for all
/// @param cases names; empty for all
/// @param steps one or more
/// @param idle how many connections are to be idle at a time, 1 or more
/// @param starts how often each server is started, 1 or more
/// @param also further contenders, for all steps
/// @param startAlso further contenders, for the start only
/// @param to a folder for what was measured and the page that is made of it
/// @param reportOnly makes only the page again, from the files that are there
record CompareOptions(int rounds, int seconds, int warmUp, List<String> servers, List<String> cases, Set<Step> steps,
        int idle, int starts, List<Contender> also, List<Contender> startAlso, Path to, boolean reportOnly) {

    /// What can be measured, each alone, too.
    enum Step {
        LOAD, MEMORY, START;

        /// {@return how arguments and files have it}
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final List<String> KNOWN = List.of("rounds", "seconds", "warm-up", "servers", "cases", "steps",
            "idle", "starts", "to");

    /// 5 rounds of 3 s after 3 s to warm up, 10,000 idle connections and 11 starts; with `--quick` 1, 1, 1, 1,000
    /// and 3, unless they are said, too.
    ///
    /// @throws IllegalArgumentException when an argument is not known, or out of its range
    static CompareOptions of(String... args) {
        Map<String, String> values = new HashMap<>();
        List<Contender> also = new ArrayList<>();
        List<Contender> startAlso = new ArrayList<>();
        boolean quick = false;
        boolean reportOnly = false;
        for (String arg : args) {
            String[] parts = arg.split("=", 2);
            switch (parts[0]) {
                case "--quick" -> quick = true;
                case "--report-only" -> reportOnly = true;
                case "--also" -> also.add(Contender.parse(value(parts)));
                case "--start-also" -> startAlso.add(Contender.parse(value(parts)));
                default -> values.put(known(arg), value(parts));
            }
        }
        return new CompareOptions(number(values, "rounds", quick ? 1 : 5, 1),
                number(values, "seconds", quick ? 1 : 3, 1), number(values, "warm-up", quick ? 1 : 3, 0),
                chosen(names(values, "servers"), Contender.known().stream().map(Contender::name).toList()),
                chosen(names(values, "cases"), Case.names()), steps(names(values, "steps")),
                number(values, "idle", quick ? 1_000 : 10_000, 1), number(values, "starts", quick ? 3 : 11, 1),
                also, startAlso,
                Path.of(values.getOrDefault("to", "framework/benchmarks/compare/target/results")), reportOnly);
    }

    /// {@return the value of `--NAME=value`}
    private static String value(String[] parts) {
        if (parts.length < 2 || parts[1].isEmpty()) {
            throw new IllegalArgumentException("%s needs a value: %s=…".formatted(parts[0], parts[0]));
        }
        return parts[1];
    }

    /// {@return the name in `--NAME=value`}
    private static String known(String argument) {
        String name = argument.split("=", 2)[0];
        if (!name.startsWith("--") || !KNOWN.contains(name.substring(2))) {
            throw new IllegalArgumentException("Argument \"%s\" is not known; "
                    .formatted(argument) + "--quick, --report-only, --also=…, --start-also=…, --"
                    + String.join("=…, --", KNOWN) + "=… are");
        }
        return name.substring(2);
    }

    private static int number(Map<String, String> values, String name, int otherwise, int least) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least) {
            throw new IllegalArgumentException("--%s=%s must be a number, %d or more".formatted(name, value, least));
        }
        return Integer.parseInt(value);
    }

    private static List<String> names(Map<String, String> values, String name) {
        String value = values.get(name);
        return value == null ? List.of() : Arrays.stream(value.split(",")).map(String::strip).toList();
    }

    private static Set<Step> steps(List<String> names) {
        chosen(names, Arrays.stream(Step.values()).map(Step::word).toList());
        Set<Step> steps = EnumSet.noneOf(Step.class);
        names.forEach(name -> steps.add(Step.valueOf(name.toUpperCase(Locale.ROOT))));
        return steps.isEmpty() ? EnumSet.allOf(Step.class) : steps;
    }

    /// {@return the names}
    ///
    /// @throws IllegalArgumentException when one of them is not known
    private static List<String> chosen(List<String> names, List<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "\"%s\" is not known; %s are".formatted(name, String.join(", ", known)));
            }
        }
        return names;
    }

    /// {@return who takes part in a step}
    List<Contender> contenders(Step step) {
        List<Contender> all = new ArrayList<>(Contender.known().stream()
                .filter(one -> servers.isEmpty() || servers.contains(one.name())).toList());
        all.addAll(also);
        if (step == Step.START) {
            all.addAll(startAlso);
        }
        return all;
    }

    List<Case> loads() {
        return Case.ALL.stream().filter(one -> cases.isEmpty() || cases.contains(one.name())).toList();
    }
}
