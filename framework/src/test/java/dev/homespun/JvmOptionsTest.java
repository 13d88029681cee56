package dev.homespun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {

    @Test
    void thoseOfMemoryAreFoundAmongOthers() {
        assertThat(JvmOptions.ofMemory(new String[] {"-cp", "lib/a.jar", "-Xmx64m", "-Xss1m", "-XX:+UseSerialGC",
            "-XX:+UseStringDeduplication", "-XX:MaxRAMPercentage=50", "example.Main", "--port=-Xmx1"}, Map.of()))
                .containsExactly("-Xmx64m", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=50");
    }

    @Test
    void theyAreLookedForInVariablesToo() {
        assertThat(JvmOptions.ofMemory(new String[] {"-Xmx64m"}, Map.of(
                "JAVA_TOOL_OPTIONS", " -Dsome=-Xmx1m -XX:+UseZGC", "JDK_JAVA_OPTIONS", "-XX:MaxHeapSize=32m -Xmx64m",
                "OTHER_OPTIONS", "-Xmx8m")))
                .containsExactly("-XX:+UseZGC", "-XX:MaxHeapSize=32m", "-Xmx64m");
    }

    @Test
    void mostProcessesAreGivenNone() {
        assertThat(JvmOptions.ofMemory(new String[] {"-XX:-UseSerialGC", "-jar", "app.jar"}, Map.of())).isEmpty();
    }
}
