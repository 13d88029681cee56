package dev.homespun.binding;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// From the text of a setting to a value: whatever a parameter of a request can be, files, which nobody should let
/// clients name, and durations as people write them.
final class SettingValues {

    private static final Map<Class<?>, TextValues> OWN = Map.of(
            Path.class, new TextValues("a path", SettingValues::path),
            Duration.class, new TextValues("a duration such as 500ms, 2s, 5m, 1h or PT1M30S", DurationText::parse));

    private SettingValues() {}

    static Optional<TextValues> of(Class<?> type) {
        return Optional.ofNullable(OWN.get(type)).or(() -> TextValues.of(type));
    }

    private static Path path(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException();
        }
        return Path.of(text);
    }
}
