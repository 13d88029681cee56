package dev.homespun.testing.wire;

import java.util.List;

/// How one run of a scenario went.
public sealed interface Outcome {

    /// {@return the scenario that was run}
    Scenario scenario();

    /// {@return the variant it was run in}
    Variant variant();

    /// {@return what went over its connections, in order}
    List<Passage> passages();

    /// All was as expected.
    ///
    /// @param scenario the scenario that was run
    /// @param variant the variant it was run in
    /// @param passages what went over its connections, in order
    record Passed(Scenario scenario, Variant variant, List<Passage> passages) implements Outcome {}

    /// Something was not as expected.
    ///
    /// @param scenario the scenario that was run
    /// @param variant the variant it was run in
    /// @param passages what went over its connections, in order, until it was given up
    /// @param failure what was wrong
    record Failed(Scenario scenario, Variant variant, List<Passage> passages, Failure failure) implements Outcome {

        /// {@return all about it on several lines: the scenario, the variant, the rules, what was expected and found,
        ///     what was sent and received, and a caret under the first wrong octet}
        public String report() {
            return new FailureReport(this).text();
        }
    }

    /// What was wrong.
    ///
    /// @param place the step that failed
    /// @param connection the name of the connection it was about
    /// @param expected what should have come, in words
    /// @param found what came, in words
    /// @param wrongAt the index of the first wrong octet among all that came on that connection
    record Failure(Place place, String connection, String expected, String found, int wrongAt) {}
}
