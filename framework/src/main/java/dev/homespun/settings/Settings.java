package dev.homespun.settings;

import dev.homespun.binding.Mistake;
import dev.homespun.binding.RecordReader;
import dev.homespun.binding.TextComponent;
import dev.homespun.binding.TextRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The settings of an application: records, each with what the names of its settings begin with.
///
/// Filled by one thread, and read by it.
public final class Settings {

    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");

    private final Set<String> reserved;
    private final List<Entry<?>> entries = new ArrayList<>();

    private record Entry<T extends Record>(String prefix, Class<T> type, String place, boolean isLenient) {}

    /// A record that can be read.
    ///
    /// @param prefix what its names begin with; empty for nothing
    /// @param shape how it is read
    /// @param settings what it consists of
    /// @param isLenient whether it is made without what cannot be read
    record Readable<T extends Record>(String prefix, TextRecord<T> shape, Map<TextComponent, Setting> settings,
                                      boolean isLenient) {

        Setting of(TextComponent component) {
            return Objects.requireNonNull(settings.get(component));
        }
    }

    /// There are none at first.
    ///
    /// @param reserved names that arguments of the program have that are no settings
    public Settings(Set<String> reserved) {
        this.reserved = Set.copyOf(reserved);
    }

    /// Adds a record.
    ///
    /// @param prefix what its names begin with, such as `shop`; empty for nothing
    /// @param type its class
    /// @param place where that is said, for messages
    /// @throws IllegalArgumentException when the prefix is none, or the record has one already
    public void add(String prefix, Class<? extends Record> type, String place) {
        if (!prefix.isEmpty() && !PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(("settings(\"%s\", %s.class): a prefix is of small letters and digits, "
                    + "and dots or hyphens between them, such as \"shop\"").formatted(prefix, type.getSimpleName()));
        }
        entries.stream().filter(entry -> entry.type.equals(type)).findFirst().ifPresent(earlier -> {
            throw new IllegalArgumentException(readTwice(prefix, earlier));
        });
        entries.add(new Entry<>(prefix, type, place, false));
    }

    private static String readTwice(String prefix, Entry<?> earlier) {
        String name = earlier.type.getSimpleName();
        String said = "settings(\"%s\", %s.class): %s is read with the prefix \"%s\" already (%s)".formatted(
                prefix, name, name, earlier.prefix, earlier.place);
        return prefix.equals(earlier.prefix) ? said + "; leave one of them"
                : ("%s, and who asks for a %s could get either; give the second one a record of its own, or read one "
                        + "record with two components of type %s").formatted(said, name, name);
    }

    /// Adds a record of which nothing is required, and which is made also when some of its settings cannot be read: as
    /// if these were not given. They are mistakes all the same, and hide none of the others.
    ///
    /// @param type its class; its names have no prefix
    /// @param place where it belongs to, for messages
    public void addLenient(Class<? extends Record> type, String place) {
        entries.add(new Entry<>("", type, place, true));
    }

    /// {@return all of them, read}
    ///
    /// @param sources where they are given
    /// @param reader looks at a record, and tells why it cannot be read
    public Reading read(Sources sources, Function<Consumer<Mistake>, RecordReader> reader) {
        Reading reading = new Reading(sources);
        Map<String, String> taken = new LinkedHashMap<>();
        for (Entry<?> entry : entries) {
            List<Mistake> mistakes = new ArrayList<>();
            Optional<? extends Readable<?>> readable = readable(entry, taken, reader.apply(mistakes::add), mistakes::add);
            if (readable.isPresent() && mistakes.isEmpty()) {
                reading.read(readable.get());
            } else {
                reading.cannotRead(entry.type, mistakes);
            }
        }
        return reading.end();
    }

    private <T extends Record> Optional<Readable<T>> readable(Entry<T> entry, Map<String, String> taken,
            RecordReader reader, Consumer<Mistake> mistakes) {
        return reader.read(entry.type).map(shape -> {
            Map<TextComponent, Setting> settings = new LinkedHashMap<>();
            for (TextComponent component : shape.components()) {
                Setting setting = new Setting(Key.of(entry.prefix, component.path()), component);
                settings.put(component, setting);
                String where = "Setting %s of %s (%s)".formatted(setting.key(), entry.type.getSimpleName(), entry.place);
                if (reserved.contains(setting.key().name())) {
                    mistakes.accept(new Mistake(where, "an argument of every program is called %s".formatted(
                            setting.key().argument()), "Give it another name, or a prefix"));
                }
                requireFree(setting.key().variable(), where, taken, mistakes);
                if (setting.isSecret()) {
                    requireFree(setting.fileVariable(), where, taken, mistakes);
                }
            }
            return new Readable<>(entry.prefix, shape, settings, entry.isLenient);
        });
    }

    /// Keys that differ in their dots and hyphens only are one variable.
    private static void requireFree(String variable, String where, Map<String, String> taken,
            Consumer<Mistake> mistakes) {
        String earlier = taken.putIfAbsent(variable, where);
        if (earlier != null) {
            mistakes.accept(new Mistake(where, "%s has the same variable, %s".formatted(earlier, variable),
                    "Give one of them another name, or another prefix"));
        }
    }
}
