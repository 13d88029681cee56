package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Measures servers side by side, step by step, and makes a page of what came of it.
///
/// Ends with 1 when anything failed: a server that did not start, an answer that is wrong, an error that wrk counted.
/// What was measured besides stays.
final class Compare {

    private static final int MISUSE = 2;

    private Compare() {}

    static void main(String[] args) throws Exception {
        CompareOptions options;
        try {
            options = CompareOptions.of(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(MISUSE);
            return;
        }
        List<String> failures = options.reportOnly() ? List.of() : measure(options);
        System.out.println(Report.write(options.to()));
        failures.forEach(failure -> System.out.println("FAILED in " + failure));
        System.exit(failures.isEmpty() ? 0 : 1);
    }

    /// {@return what failed}
    private static List<String> measure(CompareOptions options) throws Exception {
        List<String> failures = new ArrayList<>();
        try (Stage stage = Stage.set()) {
            Ticks ticks = Ticks.ofThisSystem(stage.children());
            for (CompareOptions.Step step : options.steps()) {
                List<Contender> contenders = options.contenders(step);
                Results results = new Results(options.to(), step, System.out, failures);
                results.begin(Conditions.now(step, options, contenders, stage.children()));
                try {
                    switch (step) {
                        case LOAD -> new LoadStep(options, contenders, stage, results, ticks).run();
                        case MEMORY -> new MemoryStep(options.idle(), contenders, stage, results).run();
                        case START -> new StartStep(options.starts(), contenders, stage, results, ticks).run();
                    }
                } catch (IOException | Disagreement e) {
                    results.failed("all", String.valueOf(e.getMessage()));
                }
            }
        }
        return failures;
    }
}
