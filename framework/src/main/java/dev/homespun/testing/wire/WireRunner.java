package dev.homespun.testing.wire;

import java.time.Duration;
import java.util.List;

/// Runs scenarios against a server. Immutable; several threads may run scenarios at a time.
///
/// Every expectation has a deadline, five seconds unless [#withPatience] says otherwise: a server that hangs, or
/// that dribbles one octet a second, is reported as a failure like any other.
public final class WireRunner {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Connector connector;
    private final Duration patience;

    /// A runner that waits five seconds for whatever is expected.
    ///
    /// @param connector leads to the server
    public WireRunner(Connector connector) {
        this(connector, PATIENCE);
    }

    private WireRunner(Connector connector, Duration patience) {
        this.connector = connector;
        this.patience = patience;
    }

    /// {@return a runner with another deadline}
    ///
    /// @param longest how long a whole response, the end of a connection and the like are waited for; positive
    /// @throws IllegalArgumentException when it is not positive
    public WireRunner withPatience(Duration longest) {
        if (!longest.isPositive()) {
            throw new IllegalArgumentException("patience is " + longest + "; positive");
        }
        return new WireRunner(connector, longest);
    }

    /// {@return how a scenario went in one variant}
    ///
    /// @param scenario the scenario
    /// @param variant the variant
    public Outcome run(Scenario scenario, Variant variant) {
        return new Run(scenario, variant, connector, patience).outcome();
    }

    /// {@return how a scenario went, variant by variant}
    ///
    /// @param scenario the scenario
    public List<Outcome> run(Scenario scenario) {
        return scenario.variants().stream().map(variant -> run(scenario, variant)).toList();
    }
}
