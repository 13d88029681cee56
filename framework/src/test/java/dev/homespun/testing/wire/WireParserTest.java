package dev.homespun.testing.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireParserTest {

    private static final Path DOCUMENTATION = Path.of("src/main/java/dev/homespun/testing/wire/package-info.java");

    private static Scenario scenario(String steps) {
        return WireFile.parse("t.wire", "scenario s\nrule 9112#6.3\n" + steps).scenarios().getFirst();
    }

    private static byte[] sent(String step) {
        return ((Step.Send) scenario(step + "\nexpect-eof\n").steps().getFirst()).octets();
    }

    private static Step.Answer answer(String lines) {
        return (Step.Answer) scenario(lines).steps().getFirst();
    }

    @Test
    void a_scenario_has_a_place_a_name_rules_and_steps() {
        WireFile file = WireFile.parse("t.wire", """
                # about this file

                scenario first   # a comment
                rule 9112#6.3 9110#8.6
                rule 9112#A.1
                once
                expect-eof
                scenario second
                rule 9112#9
                expect-open 50ms
                """);

        assertThat(file.name()).isEqualTo("t.wire");
        assertThat(file.scenarios()).extracting(Scenario::name).containsExactly("first", "second");
        Scenario first = file.scenarios().getFirst();
        assertThat(first.place()).isEqualTo(new Place("t.wire", 3));
        assertThat(first.rules()).extracting(Rule::toString).containsExactly("9112#6.3", "9110#8.6", "9112#A.1");
        assertThat(first.once()).isTrue();
        assertThat(first.steps()).containsExactly(new Step.Eof(new Place("t.wire", 7), false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '\0', ignoreLeadingAndTrailingWhitespace = false, value = {
            "> GET / HTTP/1.1@GET / HTTP/1.1\u240d\u240a",
            ">@\u240d\u240a",
            "> @\u240d\u240a",
            ">  folded @ folded \u240d\u240a",
            "> a # b@a # b\u240d\u240a",
            "> \\r\\n\\t\\0\\s\\\\\\x41@\u240d\u240a\u2409\u2400 \\A\u240d\u240a",
            "> caf\u00e9@caf\\xc3\\xa9\u240d\u240a",
            "> \\xff@\\xff\u240d\u240a",
            ">| a b @a b ",
            ">hex 47 45 54  # GET@GET",
            ">repeat 3 ab\\n@ab\u240aab\u240aab\u240a",
    })
    void a_send_step_says_exactly_which_octets_go_out(String step, String octets) {
        byte[] sent = sent(step);
        assertThat(VisibleOctets.of(sent, 0, sent.length)).isEqualTo(octets);
    }

    @Test
    void a_response_has_a_status_line_fields_and_content() {
        Step.Answer answer = answer("""
                < HTTP/1.1 200 OK
                < Content-Length: <n>
                < Date: <date>
                < Server: <any>
                < ETag: ~/"[a-z]+"/
                < X-A: a b
                < !Connection
                < ...   # others
                <body n
                """);

        assertThat(answer.statusLine()).hasToString("HTTP/1.1 200 OK");
        assertThat(answer.fields()).extracting(FieldMatcher::name)
                .containsExactly("Content-Length", "Date", "Server", "ETag", "X-A", "Connection");
        assertThat(answer.fields().getLast()).isInstanceOf(FieldMatcher.Absent.class);
        assertThat(answer.fields().stream().filter(FieldMatcher.Present.class::isInstance)
                .map(field -> ((FieldMatcher.Present) field).value().toString()))
                .containsExactly("<n>", "<date>", "<any>", "~/\"[a-z]+\"/", "a b");
        assertThat(answer.othersAllowed()).isTrue();
        assertThat(answer.content()).isEqualTo(new ContentMatcher.OfLength());
    }

    @Test
    void a_second_status_line_starts_a_second_response() {
        Scenario two = scenario("< HTTP/1.1 100 Continue\n< HTTP/1.1 200 OK\n< ~/HTTP.*/\n");

        assertThat(two.steps()).hasSize(3).allSatisfy(step ->
                assertThat(((Step.Answer) step).content()).isEqualTo(new ContentMatcher.Absent()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "<body|content",
            "<body \"a \"b\" \\n\"|the content \"a \"b\" \u240a\"",
            "<body has \"x\"|content with \"x\" in it",
            "<body repeat 3 ab|the content \"ababab\"",
            "<body ~/a.c/|content that matches ~/a.c/",
    })
    void content_can_be_described_in_several_ways(String line, String description) {
        assertThat(answer("< HTTP/1.1 200 OK\n" + line + "\n").content()).hasToString(description);
    }

    @Test
    void the_other_steps_are_one_line_each() {
        Scenario all = scenario("""
                conn a
                pause 2s
                half-close
                close
                expect-open 50ms
                expect-eof
                expect-gone
                <chunk "abc"
                <last-chunk
                <| ab\\r\\n
                """);

        assertThat(all.steps()).extracting(step -> step.getClass().getSimpleName()).containsExactly("Switch", "Pause",
                "HalfClose", "Close", "Open", "Eof", "Eof", "Chunk", "Chunk", "Octets");
        assertThat(all.steps().get(1)).isEqualTo(new Step.Pause(new Place("t.wire", 4), Duration.ofSeconds(2)));
        assertThat(((Step.Eof) all.steps().get(6)).resetAllowed()).isTrue();
    }

    @Test
    void repeat_does_its_steps_again_with_the_round_in_the_name_of_a_connection() {
        Scenario repeated = scenario("repeat 2\nconn c-*\nrepeat 2\nexpect-open 1ms\nend\nend\n");

        assertThat(repeated.steps().stream().map(step -> step instanceof Step.Switch(_, String name) ? name : "open"))
                .containsExactly("c-1", "open", "open", "c-2", "open", "open");
    }

    @Test
    void use_does_the_steps_of_a_block_and_remembers_both_places() {
        WireFile file = WireFile.parse("t.wire", """
                block gone
                expect-gone
                scenario s
                rule 9112#9
                use gone
                """);

        assertThat(file.scenarios().getFirst().steps().getFirst().place()).hasToString("t.wire:2, used at line 5");
    }

    @Test
    void a_second_request_follows_where_a_connection_is_left_open() {
        String first = "< HTTP/1.1 200 OK\n< ...\n";

        assertThat(scenario(first).secondRequest()).isNotEmpty();
        assertThat(scenario(first).variants()).hasSize(8);
        assertThat(scenario("conn a\n" + first + "conn b\n" + first).secondRequest().stream()
                .filter(Step.Switch.class::isInstance)).hasSize(2);
        assertThat(scenario(first + "<chunk \"a\"\n<last-chunk\n").secondRequest()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "once\n< HTTP/1.1 200 OK\n",
            "< HTTP/1.1 200 OK\n< Connection: close\n",
            "< HTTP/1.1 200 OK\nexpect-eof\n",
            "< HTTP/1.1 200 OK\nhalf-close\n",
            "< HTTP/1.1 200 OK\nclose\n",
            "< HTTP/1.1 200 OK\n> GET / HTTP/1.1\n",
            "< HTTP/1.1 200 OK\n<chunk \"a\"\n",
            "< HTTP/1.1 100 Continue\n",
            "expect-open 1ms\n"
    })
    void no_second_request_follows_where_none_could_be_answered(String steps) {
        assertThat(scenario(steps).secondRequest()).isEmpty();
    }

    @Test
    void the_second_request_is_the_block_of_that_name() {
        WireFile file = WireFile.parse("t.wire", """
                block second-request
                > again
                scenario s
                rule 9112#9
                < HTTP/1.1 200 OK
                """);

        assertThat(file.scenarios().getFirst().secondRequest()).hasSize(2)
                .last().isInstanceOfSatisfying(Step.Send.class,
                        send -> assertThat(send.octets()).asString().isEqualTo("again\r\n"));
    }

    @Test
    void the_example_in_the_documentation_is_a_file_like_any_other() throws IOException {
        String text = Files.readString(DOCUMENTATION).lines()
                .dropWhile(line -> !line.equals("/// ```wire")).skip(1)
                .takeWhile(line -> !line.equals("/// ```"))
                .map(line -> line.substring(3).replaceFirst("^ ", ""))
                .collect(Collectors.joining("\n"));

        List<Scenario> scenarios = WireFile.parse("package-info", text).scenarios();

        assertThat(scenarios).singleElement().satisfies(scenario -> assertThat(scenario.variants()).hasSize(8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "GET / | t.wire:3: found \"GET /\"; allowed: > >| >hex >repeat < <body <chunk <last-chunk <| conn use "
                    + "repeat pause half-close close expect-open expect-eof expect-gone",
            ">GET /                         | t.wire:3: found \">GET /\"; allowed: > >|",
            "> a\\q | t.wire:3: found \"\\q\"; after a backslash one of r n t s 0 \\ or x and two hexadecimal digits",
            "> a\\x4                        | t.wire:3: found \"\\x4\"; after a backslash",
            "> a\\                          | t.wire:3: found \"\\\"; after a backslash",
            ">hex 0                         | t.wire:3: found \">hex 0\"; >hex and pairs of hexadecimal digits",
            ">repeat a | t.wire:3: found \">repeat a\"; a number and a text that is repeated so often",
            ">repeat -1 a                   | t.wire:3: found \"-1\"; a number and a text",
            ">repeat 999999999 a            | t.wire:3: found 999999999; 1 to 67108864",
            "< Date: <date> | t.wire:3: found \"< Date: <date>\"; a status line such as \"< HTTP/1.1 200 OK\"",
            "<body | t.wire:3: found <body without a response; a status line and fields before it",
            "<chunk abc                     | t.wire:3: found \"<chunk abc\"; <chunk and a text between double quotes",
            "<last-chunk 0                  | t.wire:3: found \"<last-chunk 0\"; <last-chunk and nothing else",
            "pause 50                       | t.wire:3: found \"50\"; pause and a time in ms or s, such as \"50ms\"",
            "expect-open                    | t.wire:3: found \"expect-open\"; expect-open and a time in ms or s",
            "expect-eof now                 | t.wire:3: found \"expect-eof now\"; expect-eof and nothing else",
            "conn                           | t.wire:3: found \"conn\"; conn and a name",
            "conn A | t.wire:3: found the connection \"A\"; lower case letters, digits and hyphens",
            "conn a-*                       | t.wire:3: found the connection \"a-*\"; lower case letters",
            "use nowhere                    | t.wire:3: found the block nowhere; one that stands further up: []",
            "repeat 0                       | t.wire:3: found \"0\"; repeat and a number of rounds",
            "repeat 2                       | t.wire:3: found a repeat without end; a line \"end\" behind its steps",
            "end                            | t.wire:3: found \"end\"; only behind a repeat",
            "rule 9112#6 | t.wire:1: scenario s expects nothing; at least one line with < or expect-",
            "< ~/[/                         | t.wire:3: found \"~/[/\"; a regular expression of java.util.regex",
            "< ~/a                          | t.wire:3: found \"~/a\"; a regular expression between ~/ and /",
    })
    void a_wrong_step_is_reported_with_its_line_what_was_found_and_what_is_allowed(String line, String message) {
        assertThatThrownBy(() -> scenario(line)).isInstanceOf(WireSyntaxException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "< Date          | t.wire:4: found \"Date\"; a field \"Name: value\", \"!Name\" or \"...\"",
            "< X A: b        | t.wire:4: found the field name \"X A\"; only token characters (RFC 9110, 5.6.2)",
            "< !X A          | t.wire:4: found the field name \"X A\"; only token characters",
            "<body n         | t.wire:4: found <body n without <n>; a field such as \"< Content-Length: <n>\"",
            "<body abc | t.wire:4: found \"abc\"; allowed behind <body: nothing, n, \"text\", has \"text\", repeat "
                    + "20 text, ~/regex/",
            "<body \"abc     | t.wire:4: found \"<body \"abc\"; <body and a text between double quotes",
    })
    void a_wrong_line_of_a_response_is_reported_likewise(String line, String message) {
        assertThatThrownBy(() -> scenario("< HTTP/1.1 200 OK\n" + line)).isInstanceOf(WireSyntaxException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "# nothing                                                  | t.wire:1: found no scenario; at least one",
            "> GET / | t.wire:1: found \"> GET /\"; allowed: scenario, block",
            "scenario | t.wire:1: found \"scenario\"; scenario and a name of lower case letters",
            "scenario A | t.wire:1: found the name \"A\"; lower case letters, digits and single hyphens",
            "scenario s;expect-eof | t.wire:1: scenario s names no rule; at least one line such as \"rule "
                    + "9112#6.3\" before its steps",
            "scenario s;rule;expect-eof | t.wire:2: found \"rule\"; rule and the sections",
            "scenario s;rule 6.3;expect-eof | t.wire:2: rule is \"6.3\"; the number of an RFC, # and a section, "
                    + "such as 9112#6.3",
            "scenario s;once twice;expect-eof                           | t.wire:2: found \"once twice\"; once",
            "scenario s;rule 9112#9;expect-eof;once | t.wire:4: found \"once\" among the steps; before the first step",
            "scenario s;rule 9112#9;expect-eof;scenario s | t.wire:4: found a second scenario s; each name once in "
                    + "a file",
            "block b;block c | t.wire:1: found the end of block b; at least one step",
            "block b;expect-eof;block b | t.wire:3: found a second block b; each name once in a file",
    })
    void a_wrong_file_is_reported_likewise(String lines, String message) {
        assertThatThrownBy(() -> WireFile.parse("t.wire", lines.replace(';', '\n')))
                .isInstanceOf(WireSyntaxException.class).hasMessageStartingWith(message);
    }
}
