package dev.homespun.testing.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds the connections on which a second request can follow a scenario: all that was asked is answered, and neither
/// side said that it closes.
final class OpenConnections {

    /// The connection that a scenario has without saying so.
    static final String MAIN = "main";

    private enum State { IDLE, BUSY, CLOSING }

    private OpenConnections() {}

    static List<String> after(List<Step> steps) {
        Map<String, State> states = new LinkedHashMap<>();
        String current = MAIN;
        for (Step step : steps) {
            if (step instanceof Step.Switch(_, String connection)) {
                current = connection;
            }
            State before = states.getOrDefault(current, State.BUSY);
            states.put(current, before == State.CLOSING ? before : after(step, before));
        }
        return states.entrySet().stream().filter(e -> e.getValue() == State.IDLE).map(Map.Entry::getKey).toList();
    }

    private static State after(Step step, State before) {
        return switch (step) {
            case Step.Send _ -> State.BUSY;
            case Step.Answer answer when isInterim(answer) -> before;
            case Step.Answer answer -> saysClose(answer) ? State.CLOSING : State.IDLE;
            case Step.Chunk chunk -> chunk.octets().length == 0 ? State.IDLE : State.BUSY;
            case Step.HalfClose _, Step.Close _, Step.Eof _ -> State.CLOSING;
            case Step.Switch _, Step.Pause _, Step.Octets _, Step.Open _ -> before;
        };
    }

    private static boolean isInterim(Step.Answer answer) {
        return answer.statusLine().toString().startsWith("HTTP/1.1 1");
    }

    private static boolean saysClose(Step.Answer answer) {
        return answer.fields().stream().anyMatch(field -> field instanceof FieldMatcher.Present present
                && present.name().equalsIgnoreCase("Connection")
                && present.value().mismatch("close").isEmpty());
    }
}
