package dev.homespun.settings;

import dev.homespun.binding.Mistake;
import dev.homespun.binding.UnbindableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The arguments of a program: flags such as `--dev`, and settings such as `--port=8080`.
public final class Arguments {

    /// What can be part of no name: it may be a secret behind something else than an equals sign.
    private static final Pattern NO_NAME = Pattern.compile("(?s)[^A-Za-z0-9._-].*");

    private final Set<String> flags = new HashSet<>();
    private final Map<String, Optional<String>> values = new LinkedHashMap<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Set<String> knownFlags;

    private Arguments(Set<String> knownFlags) {
        this.knownFlags = knownFlags;
    }

    /// {@return the arguments, read}
    ///
    /// @param args as the program got them
    /// @param knownFlags those that are no settings, such as `--dev`
    public static Arguments of(String[] args, Set<String> knownFlags) {
        Arguments arguments = new Arguments(Set.copyOf(knownFlags));
        for (int i = 0; i < args.length; i++) {
            arguments.add(args[i], i + 1);
        }
        return arguments;
    }

    /// What is no setting is not repeated: it may be the secret that belongs to the argument before it.
    private void add(String text, int number) {
        if (knownFlags.contains(text)) {
            flags.add(text);
            return;
        }
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        if (!name.startsWith("--") || name.length() == 2) {
            mistakes.add(new Mistake("Argument " + number, "it does not begin with the name of a setting",
                    "Write --name=value in one; --help tells the names"));
            return;
        }
        Optional<String> value = equals < 0 ? Optional.empty() : Optional.of(text.substring(equals + 1));
        if (values.putIfAbsent(name.substring(2), value) != null) {
            mistakes.add(new Mistake("Argument " + name, "it is there twice", "Leave one of them"));
        }
    }

    /// {@return whether a flag is there}
    ///
    /// @param flag with its hyphens
    public boolean has(String flag) {
        return flags.contains(flag);
    }

    boolean has(Key key) {
        return values.containsKey(key.name());
    }

    /// {@return the text of an argument that is there; an empty one when it has none}
    String value(Key key) {
        return Objects.requireNonNull(values.get(key.name())).orElse("");
    }

    Optional<Found> find(Setting setting) {
        Optional<String> value = values.get(setting.key().name());
        if (value == null) {
            return Optional.empty();
        }
        String text = value.or(() -> setting.isFlag() ? Optional.of("true") : Optional.empty())
                .orElseThrow(() -> new UnbindableException("the argument has no value",
                        "Write %s=… in one".formatted(setting.key().argument())));
        return Optional.of(new Found(text, "the argument " + setting.key().argument()));
    }

    List<Mistake> mistakes() {
        return mistakes;
    }

    List<Mistake> unknown(Collection<String> known) {
        return values.keySet().stream().filter(name -> !known.contains(name))
                .map(name -> new Mistake("Argument --" + NO_NAME.matcher(name).replaceFirst("…"), "it is not known",
                        suggestion(name, known))).toList();
    }

    private String suggestion(String name, Collection<String> known) {
        Optional<String> flag = Nearest.to("--" + name, knownFlags);
        return Nearest.to(name, known).map(near -> "Did you mean --%s=…? --help tells all".formatted(near))
                .or(() -> flag.map(near -> "Did you mean %s? --help tells all".formatted(near)))
                .orElse("--help tells which are");
    }
}
