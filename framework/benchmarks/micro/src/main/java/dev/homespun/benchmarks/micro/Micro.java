package dev.homespun.benchmarks.micro;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.Main;

/// JMH's own command line, with other defaults: they stand here once, and not at each benchmark.
final class Micro {

    /// An option that is among the arguments replaces the one here.
    private static final List<String> DEFAULTS = List.of(
            "-bm avgt", "-tu ns", "-f 1", "-prof gc", "-i 5", "-r 1",
            "-wi 10", "-w 1", // JSON with validation is much code, and not compiled sooner
            "-foe true", // an answer that is wrong ends the run
            "-rf json", "-rff framework/benchmarks/micro/target/micro.json");

    private Micro() {}

    static void main(String[] args) throws IOException {
        List<String> all = new ArrayList<>(List.of(args));
        for (String option : DEFAULTS) {
            List<String> nameAndValue = List.of(option.split(" "));
            if (!all.contains(nameAndValue.getFirst())) {
                all.addAll(nameAndValue);
            }
        }
        Main.main(all.toArray(String[]::new));
    }
}
