package dev.homespun.settings;

import dev.homespun.binding.UnbindableException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The variables of the environment. One that is empty counts as absent: compose files set variables that they have
/// nothing for to nothing.
record Environment(Map<String, String> variables) {

    /// Shorter ones are near to many names that mean something else.
    private static final int LEAST_LETTERS = 5;
    /// What Kubernetes and Docker set for every service, perhaps for one that is called as the prefix is.
    private static final Pattern OF_SERVICE =
            Pattern.compile("\\w+_(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT(_\\d+_(TCP|UDP|SCTP)(_\\w+)?)?)");

    Optional<String> value(String variable) {
        return Optional.ofNullable(variables.get(variable)).filter(text -> !text.isEmpty());
    }

    /// @throws UnbindableException when it is given twice, or in a file that cannot be read
    Optional<Found> find(Setting setting) {
        String variable = setting.key().variable();
        Optional<Found> direct = value(variable).map(text -> new Found(text, "the environment variable " + variable));
        Optional<String> file = setting.isSecret() ? value(setting.fileVariable()) : Optional.empty();
        if (direct.isPresent() && file.isPresent()) {
            throw new UnbindableException("the environment variables %s and %s are both there".formatted(variable,
                    setting.fileVariable()), "Leave one of them");
        }
        return direct.or(() -> file.map(name -> contents(name, setting.fileVariable())));
    }

    private static Found contents(String name, String variable) {
        String place = "the file %s of the environment variable %s".formatted(name, variable);
        try {
            String text = Unreadable.text(Path.of(name));
            return new Found(text.replaceFirst("\\R\\z", ""), place);
        } catch (CharacterCodingException notUtf8) {
            throw unreadable(place, "it is not UTF-8");
        } catch (InvalidPathException noPath) {
            throw unreadable(place, "that is no name of a file");
        } catch (IOException unreadable) {
            throw unreadable(place, Unreadable.reason(Path.of(name), unreadable));
        }
    }

    private static UnbindableException unreadable(String place, String why) {
        return new UnbindableException("%s cannot be read: %s".formatted(place, why),
                "Correct the variable, or the file");
    }

    /// {@return sentences about variables that look as if they were meant for us}
    ///
    /// @param known those that are
    /// @param prefixes what those of the application begin with
    List<String> warnings(Collection<String> known, Set<String> prefixes) {
        List<String> warnings = new ArrayList<>();
        for (String name : new TreeSet<>(variables.keySet())) {
            boolean isOurs = prefixes.stream().anyMatch(prefix -> name.startsWith(prefix + "_"));
            boolean isSlip = name.length() >= LEAST_LETTERS && known.stream().anyMatch(each ->
                    each.length() >= LEAST_LETTERS && Nearest.distance(name, each) == 1);
            if (!known.contains(name) && (isOurs && !OF_SERVICE.matcher(name).matches() || isSlip)) {
                warnings.add("The environment variable %s is not known%s".formatted(name, Nearest.to(name, known)
                        .map("; did you mean %s?"::formatted).orElse("; --help tells which are")));
            }
        }
        return warnings;
    }
}
