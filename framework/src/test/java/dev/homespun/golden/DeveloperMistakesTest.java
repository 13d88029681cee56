package dev.homespun.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.homespun.App;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// What developers are told when an application cannot start: what, where, and what to write instead.
class DeveloperMistakesTest {

    @Test
    void everyMistakeIsToldWordForWord() throws Exception {
        GoldenFile file = GoldenFile.read("developer-mistakes.txt");
        Map<String, Supplier<App>> all = DeveloperMistakes.all();
        assertThat(all).hasSizeGreaterThanOrEqualTo(40);
        all.forEach((name, application) -> {
            Throwable failure = catchThrowable(() -> application.get().verify());
            assertThat(failure).as(name).isInstanceOfAny(IllegalStateException.class, IllegalArgumentException.class);
            file.say(name, String.valueOf(failure.getMessage()).replaceAll("(\\.java):[0-9]+", "$1:…"));
        });
        file.verify();
    }
}
