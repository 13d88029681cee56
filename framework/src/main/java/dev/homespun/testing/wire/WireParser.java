package dev.homespun.testing.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads a `.wire` file. The grammar stands in the documentation of the package; this class follows its upper half,
/// from the file down to the single line, and [StepReader] the lower.
///
/// `repeat` and `use` are resolved by reading their lines again, each round and each use anew: so a step knows its
/// place, and a scenario is a plain list of steps.
final class WireParser {

    private static final String SECOND_REQUEST = "second-request";
    private static final int MOST_ROUNDS = 10_000;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /// What the second request is in a file that has no block of this name: any final answer will do.
    private static final String DEFAULT_SECOND_REQUEST = """
            > GET / HTTP/1.1
            > Host: localhost
            > Connection: close
            >
            < ~/HTTP/1\\.1 [2-5]\\d\\d .*/
            < Connection: close
            < ...
            <body
            expect-eof
            """;

    private final Lines lines;
    private final Map<String, Integer> blocks = new HashMap<>();

    WireParser(String file, String text) {
        this.lines = new Lines(file, text);
    }

    WireFile parse() {
        List<Scenario> scenarios = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (lines.advance()) {
            switch (lines.word()) {
                case "block" -> block();
                case "scenario" -> scenarios.add(scenario(names));
                default -> throw lines.error("found \"%s\"; allowed: scenario, block", lines.text());
            }
        }
        if (scenarios.isEmpty()) {
            throw lines.error("found no scenario; at least one");
        }
        return new WireFile(lines.file(), scenarios);
    }

    private void block() {
        String name = name();
        if (blocks.put(name, lines.next()) != null) {
            throw lines.error("found a second block %s; each name once in a file", name);
        }
        if (steps(new Surroundings(0, "")).isEmpty()) {
            throw lines.error("found the end of block %s; at least one step", name);
        }
    }

    private Scenario scenario(Set<String> names) {
        Place place = lines.place(0);
        String name = name();
        if (!names.add(name)) {
            throw lines.error("found a second scenario %s; each name once in a file", name);
        }
        List<Rule> rules = new ArrayList<>();
        boolean once = false;
        while (lines.peekIs("rule") || lines.peekIs("once")) {
            lines.advance();
            once |= lines.word().equals("once");
            readRules(rules);
        }
        List<Step> steps = steps(new Surroundings(0, ""));
        if (rules.isEmpty()) {
            throw new WireSyntaxException(place, ("scenario %s names no rule; at least one line such as "
                    + "\"rule 9112#6.3\" before its steps").formatted(name));
        }
        if (steps.stream().noneMatch(WireParser::expects)) {
            throw new WireSyntaxException(place,
                    "scenario %s expects nothing; at least one line with < or expect-".formatted(name));
        }
        return new Scenario(place, name, rules, once, steps, once ? List.of() : secondRequest(steps));
    }

    private void readRules(List<Rule> rules) {
        if (lines.word().equals("once")) {
            lines.requireArguments(0, "once");
            return;
        }
        if (lines.arguments().isEmpty()) {
            throw lines.error("found \"rule\"; rule and the sections, such as \"rule 9112#6.3 9110#8.6\"");
        }
        try {
            lines.arguments().stream().map(Rule::parse).forEach(rules::add);
        } catch (IllegalArgumentException e) {
            throw lines.error("%s", String.valueOf(e.getMessage()));
        }
    }

    private static boolean expects(Step step) {
        return switch (step) {
            case Step.Answer _, Step.Octets _, Step.Chunk _, Step.Open _, Step.Eof _ -> true;
            case Step.Switch _, Step.Send _, Step.Pause _, Step.HalfClose _, Step.Close _ -> false;
        };
    }

    private List<Step> secondRequest(List<Step> steps) {
        List<Step> more = new ArrayList<>();
        for (String connection : OpenConnections.after(steps)) {
            more.add(new Step.Switch(lines.place(0), connection));
            more.addAll(secondRequest());
        }
        return more;
    }

    private List<Step> secondRequest() {
        return blocks.containsKey(SECOND_REQUEST)
                ? stepsAt(SECOND_REQUEST, 0)
                : new WireParser(SECOND_REQUEST, DEFAULT_SECOND_REQUEST).steps(new Surroundings(0, ""));
    }

    /// Where steps are read: at which line they are used from, and in which round of a `repeat`, if any.
    private record Surroundings(int usedAt, String round) {}

    /// Reads steps up to the next scenario, block or `end`, or the end of the file.
    private List<Step> steps(Surroundings at) {
        List<Step> steps = new ArrayList<>();
        while (!lines.peekIs("scenario") && !lines.peekIs("block") && !lines.peekIs("end") && lines.advance()) {
            switch (lines.word()) {
                case "repeat" -> steps.addAll(repeat(at));
                case "use" -> steps.addAll(use());
                default -> steps.add(new StepReader(lines, lines.place(at.usedAt), at.round).step());
            }
        }
        if (lines.peekIs("end") && at.round.isEmpty()) {
            lines.advance();
            throw lines.error("found \"end\"; only behind a repeat");
        }
        return steps;
    }

    private List<Step> repeat(Surroundings at) {
        int rounds = lines.number(MOST_ROUNDS, "repeat and a number of rounds, such as \"repeat 20\"");
        int start = lines.next();
        Place place = lines.place(at.usedAt);
        List<Step> steps = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            lines.moveTo(start);
            steps.addAll(steps(new Surroundings(at.usedAt, Integer.toString(round))));
        }
        if (!lines.peekIs("end")) {
            throw new WireSyntaxException(place, "found a repeat without end; a line \"end\" behind its steps");
        }
        lines.advance();
        lines.requireArguments(0, "end");
        return steps;
    }

    private List<Step> use() {
        String name = name();
        if (!blocks.containsKey(name)) {
            throw lines.error("found the block %s; one that stands further up: %s", name,
                    blocks.keySet().stream().sorted().toList());
        }
        return stepsAt(name, lines.next());
    }

    /// @param usedAt the number of the line that uses the block
    private List<Step> stepsAt(String block, int usedAt) {
        int resume = lines.next();
        lines.moveTo(blocks.getOrDefault(block, resume));
        List<Step> steps = steps(new Surroundings(usedAt, ""));
        lines.moveTo(resume);
        return steps;
    }

    private String name() {
        lines.requireArguments(1, lines.word() + " and a name of lower case letters, digits and hyphens");
        String name = lines.arguments().getFirst();
        if (!NAME.matcher(name).matches()) {
            throw lines.error("found the name \"%s\"; lower case letters, digits and single hyphens", name);
        }
        return name;
    }
}
