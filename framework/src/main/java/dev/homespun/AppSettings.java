package dev.homespun;

import dev.homespun.binding.Mistake;
import dev.homespun.binding.Providers;
import dev.homespun.binding.RecordReader;
import dev.homespun.settings.Arguments;
import dev.homespun.settings.Reading;
import dev.homespun.settings.Settings;
import dev.homespun.settings.Sources;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The settings of an application: which there are, what the program itself says, and what was read of all sources, once.
///
/// Filled by one thread. What was read may be asked for by others.
final class AppSettings {

    private final Settings settings = new Settings(Usage.RESERVED);
    private final Map<String, String> given = new LinkedHashMap<>();
    private volatile @Nullable Reading reading;

    /// @throws IllegalArgumentException when the prefix is none, or the record has one already
    void add(String prefix, Class<? extends Record> type, String place) {
        settings.add(prefix, type, place);
    }

    void give(Map<String, String> texts) {
        given.putAll(texts);
    }

    /// Reads all of them from what the process was started with.
    Reading read(Arguments arguments, Map<String, String> environment, Path file,
            Function<Consumer<Mistake>, RecordReader> reader) {
        return read(Sources.of(arguments, environment, file, given), reader);
    }

    /// {@return what was read; now, and of what the program itself says, when nothing was}
    Reading reading(Function<Consumer<Mistake>, RecordReader> reader) {
        Reading known = reading;
        return known == null ? read(Sources.of(given), reader) : known;
    }

    /// Those of the server are among them: the same is right and wrong whoever reads.
    private Reading read(Sources sources, Function<Consumer<Mistake>, RecordReader> reader) {
        settings.addLenient(ServerSettings.class, "the server");
        Reading read = settings.read(sources, reader);
        reading = read;
        return read;
    }

    /// {@return a record of settings, once they were read}
    <T extends Record> T value(Class<T> type) {
        Reading read = Objects.requireNonNull(reading);
        return read.value(type).orElseThrow(() -> Providers.cannotProvide(read.obstacle(type).orElseThrow()));
    }
}
