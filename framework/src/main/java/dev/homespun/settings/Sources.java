package dev.homespun.settings;

import dev.homespun.binding.Mistake;
import dev.homespun.binding.UnbindableException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where settings are given: arguments go before the environment, the environment before the file, the file before what
/// the program itself says.
public final class Sources {

    /// Names another file; itself it cannot stand in one.
    private static final Key FILE = new Key("settings-file");

    private final Arguments arguments;
    private final Environment environment;
    private final SettingsFile file;
    private final Map<String, String> code;
    private final boolean isProcess;

    private Sources(Arguments arguments, Environment environment, SettingsFile file, Map<String, String> code,
            boolean isProcess) {
        this.arguments = arguments;
        this.environment = environment;
        this.file = file;
        this.code = Map.copyOf(code);
        this.isProcess = isProcess;
    }

    /// {@return what the program itself says, and nothing else}
    ///
    /// @param code texts by the names of settings
    public static Sources of(Map<String, String> code) {
        return new Sources(Arguments.of(new String[0], Set.of()), new Environment(Map.of()),
                SettingsFile.none(Path.of("")), code, false);
    }

    /// {@return what a process was started with}
    ///
    /// @param arguments its arguments
    /// @param environment its environment
    /// @param usualFile read when it is there, and no other is named
    /// @param code what the program itself says
    public static Sources of(Arguments arguments, Map<String, String> environment, Path usualFile,
            Map<String, String> code) {
        Environment variables = new Environment(environment);
        Optional<String> named = arguments.has(FILE)
                ? Optional.of(arguments.value(FILE)) : variables.value(FILE.variable());
        return new Sources(arguments, variables, file(named, usualFile), code, true);
    }

    private static SettingsFile file(Optional<String> named, Path usual) {
        if (named.isEmpty()) {
            return Files.exists(usual) ? SettingsFile.read(usual) : SettingsFile.none(usual);
        }
        try {
            if (!named.get().isEmpty()) {
                return SettingsFile.read(Path.of(named.get()));
            }
        } catch (InvalidPathException noPath) {
            // said below
        }
        SettingsFile none = SettingsFile.none(usual);
        none.mistakes().add(new Mistake("Setting " + FILE, "\"%s\" is no name of a file".formatted(named.get()),
                "Correct it"));
        return none;
    }

    /// @throws UnbindableException when it is given in a way that cannot be read
    Optional<Found> find(Setting setting) {
        return arguments.find(setting)
                .or(() -> environment.find(setting))
                .or(() -> file.find(setting))
                .or(() -> Optional.ofNullable(code.get(setting.key().name()))
                        .map(text -> new Found(text, "settingsFrom(…)")));
    }

    /// {@return how to give a setting that is missing, as a sentence without its end}
    String howToGive(Setting setting) {
        return isProcess ? setting.howToGive(file.path().toString())
                : ("Give it with .settingsFrom(Map.of(\"%s\", \"…\")); arguments, environment and file are read by "
                        + "start(args) only").formatted(setting.key());
    }

    /// {@return what is wrong with the sources themselves}
    List<Mistake> mistakes() {
        List<Mistake> mistakes = new ArrayList<>(arguments.mistakes());
        mistakes.addAll(file.mistakes());
        return mistakes;
    }

    /// {@return names that are not known, where there should be no others}
    List<Mistake> unknown(Collection<Setting> settings) {
        Set<String> known = names(settings);
        known.add(FILE.name());
        List<Mistake> mistakes = new ArrayList<>(arguments.unknown(known));
        known.remove(FILE.name());
        code.keySet().stream().sorted().filter(name -> !known.contains(name)).forEach(name -> mistakes.add(new Mistake(
                "settingsFrom(…)", "%s is not known".formatted(name), Nearest.to(name, known)
                        .map("Write %s, or take it away"::formatted)
                        .orElse("Known are " + String.join(", ", known)))));
        return mistakes;
    }

    /// {@return sentences about names that are not known where there may be others}
    ///
    /// @param prefixes those of the application's settings
    List<String> warnings(Collection<Setting> settings, Set<String> prefixes) {
        Set<String> known = names(settings);
        List<String> warnings = new ArrayList<>();
        file.values().forEach((name, found) -> {
            if (!known.contains(name)) {
                warnings.add("%s: %s is not known%s".formatted(found.place(), name, Nearest.to(name, known)
                        .map("; did you mean %s?"::formatted).orElse("; --help tells which are")));
            }
        });
        Set<String> variables = new LinkedHashSet<>(Set.of(FILE.variable()));
        settings.forEach(setting -> {
            variables.add(setting.key().variable());
            if (setting.isSecret()) {
                variables.add(setting.fileVariable());
            }
        });
        warnings.addAll(environment.warnings(variables, Set.copyOf(prefixes.stream().map(Key::variable).toList())));
        return warnings;
    }

    private static Set<String> names(Collection<Setting> settings) {
        Set<String> names = new LinkedHashSet<>();
        settings.forEach(setting -> names.add(setting.key().name()));
        return names;
    }
}
