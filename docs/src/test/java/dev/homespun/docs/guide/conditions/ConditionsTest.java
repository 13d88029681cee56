package dev.homespun.docs.guide.conditions;

import dev.homespun.docs.Replay;
import org.junit.jupiter.api.Test;

/// What docs/guide/conditions.md says.
class ConditionsTest {

    @Test
    void thePageShowsWhatTheApplicationAnswers() throws Exception {
        Replay.play("docs/guide/conditions.md", Main.app());
    }
}
