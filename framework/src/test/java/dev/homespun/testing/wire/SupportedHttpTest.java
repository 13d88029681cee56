package dev.homespun.testing.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import dev.homespun.server.Timeouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Keeps `docs/supported-http.md` true. It has tables with the columns of [#RULES], one line for each rule of an RFC,
/// and one with those of [#CLASSES]; other tables are refused, so that none is overlooked.
///
/// A line of rules names scenarios as `file/scenario`, each in backticks, with `*` for any characters of a scenario's
/// name, or begins with one of [#REASONS]. A line of the classes of fault may besides name a test as `Class.method`.
///
/// How strict it is: each scenario must stand in a line of rules, and at least one of the sections it cites must be
/// that of a line which names it, or lie within it, or contain it: 9112#6.3 goes with 9112#6 and with 9112#6.3.1, not
/// with 9112#6.1. *All* would be too much, because a scenario may cite a second section only to explain itself; and
/// *the same section* too, because some rules span the subsections of one.
class SupportedHttpTest {

    private static final Path DOCUMENT = Path.of("../docs/supported-http.md");
    private static final Path CORPUS = Path.of("src/test/resources/wire");
    private static final Path TESTS = Path.of("src/test/java");

    private static final String RULES = "| rule | what it asks | scenario |";
    private static final String CLASSES = "| class of fault | scenario or test |";
    private static final List<String> REASONS = List.of("not applicable: ", "not yet: ");
    private static final Pattern TEST_METHOD =
            Pattern.compile("^    (?:public )?[\\w<>]+ (\\w+)\\(", Pattern.MULTILINE);
    private static final Duration SHORT = Duration.ofMillis(400);

    /// What there is to be named.
    ///
    /// @param scenarios what each scenario cites, by `file/scenario`
    /// @param tests the methods of tests, as `Class.method`
    private record Known(Map<String, List<Rule>> scenarios, Set<String> tests) {

        /// {@return the scenarios of this name, which may have wildcards}
        List<String> scenarios(String name) {
            return scenarios.keySet().stream().filter(pattern(name).asMatchPredicate()).toList();
        }
    }

    /// A line of a table.
    private record Row(int line, List<String> cells) {}

    @Test
    void every_rule_has_a_scenario_or_a_reason_and_every_scenario_a_rule() throws IOException {
        assertThat(faults(Files.readString(DOCUMENT), known())).isEmpty();
    }

    /// Plays what `-Dscenario=file/scenario` names, in memory, in all its variants; `*` is allowed.
    @Test
    @EnabledIfSystemProperty(named = "scenario", matches = ".+")
    void the_scenario_that_was_asked_for_goes_as_written() throws IOException {
        Pattern wanted = pattern(System.getProperty("scenario", ""));
        int played = 0;
        for (Map.Entry<String, Scenario> entry : corpus().entrySet()) {
            if (wanted.matcher(entry.getKey()).matches()) {
                played++;
                play(entry.getValue(), entry.getKey().startsWith("impatient/"));
            }
        }
        assertThat(played).as("scenarios named " + System.getProperty("scenario")).isPositive();
    }

    private static void play(Scenario scenario, boolean impatient) {
        ServerOptions options = ServerOptions.defaults().with(impatient
                ? Timeouts.DEFAULTS.withConnect(SHORT).withIdle(SHORT).withHead(SHORT).withContentGrace(SHORT)
                : Timeouts.DEFAULTS);
        CorpusHandler handler = new CorpusHandler();
        Connector connector = Connector.inMemory((in, out) -> Server.serve(in, out, handler, options));
        for (Outcome outcome : new WireRunner(connector).run(scenario)) {
            if (outcome instanceof Outcome.Failed failed) {
                fail(failed.report());
            }
        }
    }

    /// {@return all that is wrong with a document, in sentences}
    private static List<String> faults(String document, Known known) {
        List<String> faults = new ArrayList<>();
        Map<String, List<Rule>> placed = new TreeMap<>();
        rows(document, faults).forEach((row, header) -> {
            if (row.cells.size() != cells(header).size()) {
                faults.add("line %d: %d cells; %s".formatted(row.line, row.cells.size(), header));
            } else if (header.equals(RULES)) {
                place(row, known, placed, faults);
            } else {
                requireKnown(row, known, faults);
            }
        });
        known.scenarios.forEach((scenario, cited) -> faults.addAll(misplaced(scenario, cited,
                placed.getOrDefault(scenario, List.of()))));
        return faults;
    }

    private static Map<Row, String> rows(String document, List<String> faults) {
        Map<Row, String> rows = new LinkedHashMap<>();
        String header = "";
        int number = 0;
        for (String line : document.lines().toList()) {
            number++;
            if (!line.startsWith("|")) {
                header = "";
            } else if (header.isEmpty()) {
                header = line;
                if (!line.equals(RULES) && !line.equals(CLASSES)) {
                    faults.add("line %d: columns are %s; %s or %s".formatted(number, line, RULES, CLASSES));
                }
            } else if (!line.matches("[|-]+") && (header.equals(RULES) || header.equals(CLASSES))) {
                rows.put(new Row(number, cells(line)), header);
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        String inside = line.endsWith("|") ? line.substring(1, line.length() - 1) : line.substring(1);
        return Arrays.stream(inside.split("\\|", -1)).map(String::strip).toList();
    }

    private static void place(Row row, Known known, Map<String, List<Rule>> placed, List<String> faults) {
        List<Rule> rules = new ArrayList<>();
        for (String rule : row.cells.getFirst().split(", ", -1)) {
            try {
                rules.add(Rule.parse(rule));
            } catch (IllegalArgumentException malformed) {
                faults.add("line %d: %s".formatted(row.line, malformed.getMessage()));
            }
        }
        for (String name : names(row, faults)) {
            List<String> found = known.scenarios(name);
            if (found.isEmpty()) {
                faults.add("line %d: there is no scenario %s".formatted(row.line, name));
            }
            found.forEach(scenario -> placed.computeIfAbsent(scenario, _ -> new ArrayList<>()).addAll(rules));
        }
    }

    private static void requireKnown(Row row, Known known, List<String> faults) {
        for (String name : names(row, faults)) {
            if (!known.tests.contains(name) && known.scenarios(name).isEmpty()) {
                faults.add("line %d: there is no scenario or test %s".formatted(row.line, name));
            }
        }
    }

    /// {@return the names in the last cell; none when it gives a reason}
    private static List<String> names(Row row, List<String> faults) {
        String cell = row.cells.getLast();
        if (REASONS.stream().anyMatch(reason -> cell.startsWith(reason) && cell.length() > reason.length())) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (String name : cell.split(", ", -1)) {
            if (name.matches("`[^`]+`")) {
                names.add(name.substring(1, name.length() - 1));
            } else {
                faults.add("line %d: \"%s\" is neither a name in backticks nor a reason that begins with one of %s"
                        .formatted(row.line, name, REASONS));
            }
        }
        return names;
    }

    private static Pattern pattern(String name) {
        return Pattern.compile(Arrays.stream(name.split("\\*", -1)).map(Pattern::quote)
                .collect(Collectors.joining("[a-z0-9-]*")));
    }

    private static List<String> misplaced(String scenario, List<Rule> cited, List<Rule> lines) {
        if (lines.isEmpty()) {
            return List.of("scenario %s is named in no line of rules".formatted(scenario));
        }
        boolean goesTogether = cited.stream().anyMatch(rule -> lines.stream().anyMatch(line -> areRelated(rule, line)));
        return goesTogether ? List.of() : List.of("scenario %s cites %s; the lines that name it are about %s"
                .formatted(scenario, cited, lines));
    }

    private static boolean areRelated(Rule one, Rule other) {
        String section = one.section() + ".";
        String otherSection = other.section() + ".";
        return one.rfc() == other.rfc() && (section.startsWith(otherSection) || otherSection.startsWith(section));
    }

    private static Known known() throws IOException {
        Map<String, List<Rule>> scenarios = new TreeMap<>();
        corpus().forEach((name, scenario) -> scenarios.put(name, scenario.rules()));
        return new Known(scenarios, tests());
    }

    private static Map<String, Scenario> corpus() throws IOException {
        Map<String, Scenario> scenarios = new TreeMap<>();
        for (Path path : files(CORPUS, ".wire")) {
            String file = CORPUS.relativize(path).toString().replace('\\', '/').replaceFirst("\\.wire$", "");
            WireFile.read(path).scenarios().forEach(scenario -> scenarios.put(file + "/" + scenario.name(), scenario));
        }
        return scenarios;
    }

    private static Set<String> tests() throws IOException {
        Set<String> tests = new TreeSet<>();
        for (Path path : files(TESTS, "Test.java")) {
            Matcher method = TEST_METHOD.matcher(Files.readString(path));
            while (method.find()) {
                tests.add(String.valueOf(path.getFileName()).replace(".java", ".") + method.group(1));
            }
        }
        return tests;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(ending)).sorted().toList();
        }
    }

    // What it says about documents that are wrong.

    private static final Known SMALL = new Known(
            new TreeMap<>(Map.of("host/name", List.of(Rule.parse("9110#7.2"), Rule.parse("9112#3.2.2")))),
            Set.of("HostTest.names"));

    private static List<String> faultsOf(String header, String row) {
        return faults("# A title\n\n%s\n|---|---|\n%s\n".formatted(header, row), SMALL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "| 9110#7.2 | a | `host/name` |",
            "| 9112#3 | the section that contains it | `host/name` |",
            "| 9112#3.2.2.1 | a section within it | `host/name` |",
            "| 9113#1, 9110#7.2 | several rules | `host/name` |",
            "| 9110#7.2 | a wildcard | `host/*` |",
            "| 9110#7.2 | the same twice | `host/name`, `host/na*` |",
    })
    void a_line_of_a_rule_names_the_scenarios_that_show_it(String row) {
        assertThat(faultsOf(RULES, row)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", value = {
            "| 9110#7.2 | a | `host/nme`, `host/name` | => line 5: there is no scenario host/nme",
            "| 9110#7.2 | a | `hosts/*`, `host/name` | => line 5: there is no scenario hosts/*",
            "| 9110#7.2 | a test | `HostTest.names`, `host/name` | => line 5: there is no scenario HostTest.names",
            "| 9110#7.2 | a | not yet: no time | => scenario host/name is named in no line of rules",
            "| 9112 7.2, 9110#7.2 | a | `host/name` | => line 5: rule is \"9112 7.2\"; the number of an RFC, # and a "
                    + "section, such as 9112#6.3",
            "| 9110#7.2 | a | host/name, `host/name` | => line 5: \"host/name\" is neither a name in backticks nor a "
                    + "reason that begins with one of [not applicable: , not yet: ]",
            "| 9110#7.3 | a | `host/name` | => scenario host/name cites [9110#7.2, 9112#3.2.2]; the lines that name it "
                    + "are about [9110#7.3]",
            "| 9110#7.20 | no prefix | `host/name` | => scenario host/name cites [9110#7.2, 9112#3.2.2]; the lines "
                    + "that name it are about [9110#7.20]",
    })
    void a_line_of_a_rule_that_is_wrong_is_told_in_a_sentence(String row, String sentence) {
        assertThat(faultsOf(RULES, row)).containsExactly(sentence);
    }

    @Test
    void a_line_without_scenario_and_reason_is_told() {
        String neither = "is neither a name in backticks nor a reason that begins with one of "
                + "[not applicable: , not yet: ]";

        for (String empty : List.of("", "not yet:", "not applicable: ", "unknown")) {
            assertThat(faultsOf(RULES, "| 9110#7.2 | a | %s |\n| 9110#7.2 | b | `host/name` |".formatted(empty)))
                    .containsExactly("line 5: \"%s\" %s".formatted(empty.strip(), neither));
        }
    }

    @Test
    void a_line_with_too_few_cells_or_a_table_with_other_columns_is_told() {
        String good = "\n| 9110#7.2 | a | `host/name` |";

        assertThat(faultsOf(RULES, "| 9110#7.2 | `host/name` |" + good))
                .containsExactly("line 5: 2 cells; " + RULES);
        assertThat(faults("| rule | scenario |\n|---|---|\n| a | b |\n\n" + RULES + good, SMALL))
                .containsExactly("line 1: columns are | rule | scenario |; %s or %s".formatted(RULES, CLASSES));
    }

    @Test
    void a_class_of_fault_names_scenarios_and_tests_that_exist_or_says_why_not() {
        String rules = "\n\n" + RULES + "\n| 9110#7.2 | a | `host/name` |";

        assertThat(faultsOf(CLASSES, "| a | `host/name`, `HostTest.names` |\n| b | not yet: no time |" + rules))
                .isEmpty();
        assertThat(faultsOf(CLASSES, "| a | `HostTest.name` |" + rules))
                .containsExactly("line 5: there is no scenario or test HostTest.name");
        assertThat(faultsOf(CLASSES, "| a | `host/names` |" + rules))
                .containsExactly("line 5: there is no scenario or test host/names");
        assertThat(faultsOf(CLASSES, "| a | `host/name` |"))
                .containsExactly("scenario host/name is named in no line of rules");
    }
}
