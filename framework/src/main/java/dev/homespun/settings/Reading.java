package dev.homespun.settings;

import dev.homespun.binding.Mistake;
import dev.homespun.binding.TextComponent;
import dev.homespun.binding.TextPart;
import dev.homespun.binding.TextRecord;
import dev.homespun.binding.UnbindableException;
import dev.homespun.settings.Settings.Readable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Settings as they were read, and all that is wrong with them.
public final class Reading {

    /// Shorter ones are part of many words.
    private static final int LEAST_SECRET = 3;

    private final Sources sources;
    private final Map<Class<?>, Object> values = new HashMap<>();
    private final Map<Class<?>, Mistake> obstacles = new HashMap<>();
    private final Set<Setting> settings = new LinkedHashSet<>();
    private final Map<Setting, Found> given = new HashMap<>();
    private final Set<String> prefixes = new LinkedHashSet<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    /// Whether all names are known.
    private boolean isWhole = true;

    Reading(Sources sources) {
        this.sources = sources;
    }

    /// Reads one record.
    private final class OfRecord implements TextPart.Source {

        private final Readable<?> readable;

        OfRecord(Readable<?> readable) {
            this.readable = readable;
        }

        @Override
        public Optional<Object> value(TextComponent component) {
            Setting setting = readable.of(component);
            settings.add(setting);
            try {
                sources.find(setting).ifPresent(found -> given.put(setting, found));
                return value(setting, given(setting));
            } catch (UnbindableException cannotBeRead) {
                tell(setting, String.valueOf(cannotBeRead.getMessage()), cannotBeRead.fix());
                return instead(setting);
            }
        }

        private Optional<Object> value(Setting setting, Optional<Found> found) {
            try {
                return Optional.of(setting.component().value(found.map(Found::text)));
            } catch (IllegalArgumentException doesNotFit) {
                if (found.isEmpty()) {
                    tell(setting, "it %s".formatted(doesNotFit.getMessage()), sources.howToGive(setting));
                } else {
                    tell(setting, "%s %s".formatted(quoted(setting, found.get()), doesNotFit.getMessage()),
                            "Correct " + found.get().place());
                }
            } catch (RuntimeException | LinkageError fault) {
                tell(setting, "it cannot be read: " + (setting.isSecret() ? fault.getClass().getName() : fault),
                        "Correct the valueOf, of or parse of its type");
            }
            return instead(setting);
        }

        private Optional<Object> instead(Setting setting) {
            return readable.isLenient() ? Optional.of(setting.component().value(Optional.empty())) : Optional.empty();
        }

        private String quoted(Setting setting, Found found) {
            return setting.isSecret() ? setting.shown(found.text()) : "\"" + setting.shown(found.text()) + "\"";
        }

        @Override
        public void refused(TextRecord<?> refusing, String sentence) {
            String key = Key.of(readable.prefix(), refusing.path()).name();
            String places = refusing.components().stream().map(readable::of)
                    .flatMap(setting -> given(setting).stream().map(found -> setting.key() + ": " + found.place()))
                    .collect(Collectors.joining("; "));
            mistakes.add(new Mistake("Settings " + (key.isEmpty() ? refusing.type().getSimpleName() : key),
                    withoutSecrets(sentence.replaceFirst("\\.$", "")),
                    places.isEmpty() ? "Correct the defaults of " + refusing.type().getSimpleName()
                            : "Correct what is given (%s)".formatted(places)));
        }

        /// A constraint may be on a record itself, too.
        @Override
        public void unacceptable(List<String> path, String reason) {
            String key = Key.of(readable.prefix(), path).name();
            if (!refuse(key, "it " + reason)) {
                mistakes.add(new Mistake("Settings " + key, reason, "Correct what is given"));
            }
        }
    }

    void read(Readable<?> readable) {
        if (!readable.prefix().isEmpty()) {
            prefixes.add(readable.prefix());
        }
        int before = mistakes.size();
        Optional<?> value = readable.shape().read(new OfRecord(readable));
        value.ifPresent(made -> values.put(readable.shape().type(), made));
        if (value.isEmpty()) {
            obstacles.put(readable.shape().type(), mistakes.get(before));
        }
    }

    void cannotRead(Class<?> type, List<Mistake> why) {
        isWhole = false;
        obstacles.put(type, why.getFirst());
        mistakes.addAll(why);
    }

    Reading end() {
        mistakes.addAll(sources.mistakes());
        if (isWhole) {
            mistakes.addAll(sources.unknown(settings));
            warnings.addAll(sources.warnings(settings, prefixes));
        }
        return this;
    }

    private Optional<Found> given(Setting setting) {
        return Optional.ofNullable(given.get(setting));
    }

    private void tell(Setting setting, String what, String fix) {
        mistakes.add(new Mistake("Setting " + setting.key(), withoutSecrets(what), fix));
    }

    /// What a constructor says of a secret may hold it.
    private String withoutSecrets(String sentence) {
        String shown = sentence;
        for (Map.Entry<Setting, Found> each : given.entrySet()) {
            if (each.getKey().isSecret() && each.getValue().text().length() >= LEAST_SECRET) {
                shown = shown.replace(each.getValue().text(), each.getKey().shown(""));
            }
        }
        return Masked.sentence(shown);
    }

    /// Adds a mistake of a setting that was read, and is not accepted by whom it is for.
    ///
    /// @param key the name of the setting
    /// @param sentence what is wrong
    /// @return whether there is such a setting
    public boolean refuse(String key, String sentence) {
        Optional<Setting> found = settings.stream().filter(setting -> setting.key().name().equals(key)).findFirst();
        found.ifPresent(setting -> tell(setting, sentence,
                "Correct " + given(setting).map(Found::place).orElse("the default")));
        return found.isPresent();
    }

    /// {@return a record, or nothing when it cannot be made}
    ///
    /// @param <T> the record
    /// @param type its class
    public <T extends Record> Optional<T> value(Class<T> type) {
        return Optional.ofNullable(values.get(type)).map(type::cast);
    }

    /// {@return the first reason why a record cannot be made}
    ///
    /// @param type its class
    public Optional<Mistake> obstacle(Class<? extends Record> type) {
        return Optional.ofNullable(obstacles.get(type));
    }

    /// {@return all that has to be corrected}
    public List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    /// {@return sentences about names that nobody reads}
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /// {@return for each setting its name, its value, where that is from, and what is allowed}
    ///
    /// @param others values of settings that are not given, by their names
    public List<List<String>> table(Map<String, String> others) {
        return sorted().stream().map(setting -> List.of(setting.key().name(), shownValue(setting, others),
                place(setting, others), setting.allowed())).toList();
    }

    private String shownValue(Setting setting, Map<String, String> others) {
        return given(setting).map(Found::text).or(() -> ifNotGiven(setting, others)).map(setting::shown)
                .orElse(setting.component().isRequired() ? "(missing)" : "(none)");
    }

    private String place(Setting setting, Map<String, String> others) {
        return given(setting).map(Found::place)
                .orElse(ifNotGiven(setting, others).isPresent() ? "default" : "");
    }

    private static Optional<String> ifNotGiven(Setting setting, Map<String, String> others) {
        return setting.component().defaultText().or(() -> Optional.ofNullable(others.get(setting.key().name())));
    }

    /// {@return for each setting its argument, its variable, and what is allowed}
    ///
    /// @param others values of settings that are not given, by their names
    public List<List<String>> usage(Map<String, String> others) {
        return sorted().stream().map(setting -> List.of("  " + setting.key().argument() + "=…",
                setting.key().variable(), setting.allowed()
                        + (others.containsKey(setting.key().name())
                                ? ", default " + setting.shown(others.get(setting.key().name())) : ""),
                "")).toList();
    }

    private List<Setting> sorted() {
        return settings.stream().sorted(Comparator.comparing(setting -> setting.key().name())).toList();
    }
}
