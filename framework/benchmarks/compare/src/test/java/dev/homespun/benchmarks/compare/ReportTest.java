package dev.homespun.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void measured() throws IOException {
        Files.writeString(folder.resolve("load.txt"), """
                date: 2026-11-25 08:00 UTC
                rounds: 3
                command reference: java -jar r.jar PORT
                command homespun: java -jar h.jar PORT
                version homespun: homespun-1.2.3
                libraries homespun: homespun-1.2.3 other-1
                command slow: java -jar s.jar PORT
                failed: slow: json-32, round 2: 7 answers; errors: read 3
                """);
        Files.writeString(folder.resolve("load.csv"), """
                round,case,server,requests,micros,cpu_micros,p50_micros,p99_micros,rss_kib,wrk_cpu_micros,others_percent
                1,json-32,reference,1000,1000000,5000,300,2000,40960,950000,1
                2,json-32,reference,1000,1000000,10000,300,2000,40960,500000,2
                3,json-32,reference,1000,1000000,6000,300,2000,40960,500000,9
                1,json-32,homespun,1000,1000000,10000,400,3000,51200,500000,0
                2,json-32,homespun,1000,1000000,20000,500,4000,51200,500000,0
                3,json-32,homespun,1000,1000000,12000,600,5000,61440,500000,0
                1,json-32,slow,500,1000000,20000,900,9000,51200,500000,0
                3,json-32,slow,500,1000000,24000,900,9000,51200,500000,0
                """);
        Files.writeString(folder.resolve("memory.csv"), """
                server,round,connections,kept,heap_before_octets,heap_after_octets,rss_before_kib,rss_after_kib
                homespun,1,100,100,1000000,9000000,40960,51200
                homespun,2,100,100,1200000,1300000,51200,61440
                homespun,3,100,50,1200000,1250000,51200,61440
                """);
        Files.writeString(folder.resolve("start.csv"), """
                round,server,micros,cpu_micros
                1,homespun,400000,700000
                2,homespun,410000,710000
                3,homespun,500000,800000
                """);
    }

    private String page() throws IOException {
        return Files.readString(Report.write(folder));
    }

    @Test
    void figuresAreMediansOfRounds() throws IOException {
        assertThat(page())
                .contains("| reference | 6.00 (5.50–8.00) |\n| homespun | 12.0 (11.0–16.0) |\n")
                .contains("| homespun | 1,000 |")
                .contains("| homespun | 0.50 / 4.00 |");
    }

    @Test
    void figuresOfFewerRoundsAreMarkedAndFailuresTold() throws IOException {
        assertThat(page())
                .contains("| slow | 44.0 (42.0–46.0) † |")
                .contains("## What failed\n\n```text\nload, slow: json-32, round 2: 7 answers; errors: read 3\n```\n");
    }

    @Test
    void ratiosAreThoseOfARound() throws IOException {
        assertThat(page())
                .contains("uses in the same round; the median of these:\n\n|  | json-32 |\n|---|---:|\n"
                        + "| reference | 0.50 |\n| homespun | 1.00 |\n| slow | 4.00 |\n")
                .contains("| reference | 1.00 |\n| homespun | 2.00 |\n| slow | 8.00 |\n");
    }

    @Test
    void whatDisturbedIsTold() throws IOException {
        assertThat(page()).contains("more than 5 % in 1 of 8 measurements")
                .contains("could ask for: reference in json-32.");
    }

    @Test
    void memoryIsWhatIsMoreThanBeforeAnyWasOpenAndWhatIsGivenBack() throws IOException {
        assertThat(page()).contains("| homespun | 4,000 (3,500–4,500) | 1,000 | 50 | 40 | 60 | 60 |");
    }

    @Test
    void startsAreInMilliseconds() throws IOException {
        assertThat(page()).contains("| homespun | 410 (405–455) | 710 (705–755) | 3 |");
    }

    @Test
    void chartsAreThereAndInWords() throws Exception {
        assertThat(page())
                .contains("![CPU of a request, json-32, in µs: reference 6.00, homespun 12.0, slow 44.0](json-32.svg)")
                .contains("](idle-heap.svg)").contains("](start.svg)").doesNotContain("post-32.svg");
        assertThat(DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(folder.resolve("json-32.svg").toFile()).getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo("CPU of a request, json-32, in µs: reference 6.00, homespun 12.0, slow 44.0");
    }

    @Test
    void conditionsAndVersionsAreThere() throws IOException {
        assertThat(page()).contains("| date | 2026-11-25 08:00 UTC |\n| rounds | 3 |\n")
                .contains("- homespun, homespun-1.2.3: `java -jar h.jar PORT`\n");
    }

    @Test
    void aStepAloneMakesAPage() throws IOException {
        Files.delete(folder.resolve("load.csv"));
        Files.delete(folder.resolve("memory.csv"));
        assertThat(page()).contains("## Start").doesNotContain("## CPU").doesNotContain("## Memory");
    }

    @Test
    void aRowThatIsCutIsTold() throws IOException {
        Files.writeString(folder.resolve("start.csv"), "round,server,micros,cpu_micros\n1,homespun\n");
        assertThatThrownBy(this::page).isInstanceOf(IOException.class)
                .hasMessageEndingWith("start.csv: 2 values, but 4 columns: 1,homespun");
    }
}
