package dev.homespun.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.benchmarks.compare.CompareOptions.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareOptionsTest {

    @Test
    void withoutArgumentsAllIsMeasured() {
        CompareOptions options = CompareOptions.of();
        assertThat(options.rounds()).isEqualTo(5);
        assertThat(options.steps()).containsExactly(Step.values());
        assertThat(options.loads()).isEqualTo(Case.ALL);
        assertThat(options.contenders(Step.LOAD)).isEqualTo(Contender.known());
    }

    @Test
    void quickGivesWayToWhatIsSaid() {
        CompareOptions options = CompareOptions.of("--rounds=2", "--quick");
        assertThat(options.rounds()).isEqualTo(2);
        assertThat(options.seconds()).isEqualTo(1);
    }

    @Test
    void casesServersAndStepsAreChosen() {
        CompareOptions options = CompareOptions.of("--cases=json-32,post-32", "--servers=jdk,netty", "--steps=start");
        assertThat(options.loads()).extracting(Case::name).containsExactly("json-32", "post-32");
        assertThat(options.steps()).containsExactly(Step.START);
        assertThat(options.contenders(Step.START)).extracting(Contender::name).containsExactly("netty", "jdk");
    }

    @Test
    void whatIsGivenBesidesIsMeasuredToo() {
        CompareOptions options = CompareOptions.of("--servers=jdk", "--also=c=java x PORT",
                "--start-also=d=sh -c PORT");
        assertThat(options.contenders(Step.LOAD)).extracting(Contender::name).containsExactly("jdk", "c");
        assertThat(options.contenders(Step.START)).extracting(Contender::name).containsExactly("jdk", "c", "d");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
            "--round=5        | Argument \"--round=5\" is not known",
            "rounds=5         | Argument \"rounds=5\" is not known",
            "--rounds         | --rounds needs a value: --rounds=…",
            "--rounds=0       | --rounds=0 must be a number, 1 or more",
            "--warm-up=-1     | --warm-up=-1 must be a number, 0 or more",
            "--cases=json     | \"json\" is not known; plaintext-32, json-32",
            "--servers=jetty  | \"jetty\" is not known; reference, homespun, ",
            "--steps=laod     | \"laod\" is not known; load, memory, start are",
            "--also=x=java    | \"x=java\" must be NAME=command",
            "--also=a,b=PORT  | \"a,b=PORT\" must be NAME=command",
    })
    void whatIsWrongIsToldInASentence(String argument, String message) {
        assertThatThrownBy(() -> CompareOptions.of(argument)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
