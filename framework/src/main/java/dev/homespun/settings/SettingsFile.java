package dev.homespun.settings;

import dev.homespun.binding.Mistake;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// A file of settings, in UTF-8 and in the form that [Properties#load(java.io.Reader)] describes, each with its line.
final class SettingsFile {

    private final Path path;
    private final Map<String, Found> values = new LinkedHashMap<>();
    private final List<Mistake> mistakes = new ArrayList<>();

    private SettingsFile(Path path) {
        this.path = path;
    }

    static SettingsFile none(Path path) {
        return new SettingsFile(path);
    }

    static SettingsFile read(Path path) {
        SettingsFile file = new SettingsFile(path);
        try {
            file.add(Unreadable.text(path).lines().toList());
        } catch (CharacterCodingException notUtf8) {
            file.mistakes.add(new Mistake(path.toString(), "it is not UTF-8", "Save it in this encoding"));
        } catch (IOException unreadable) {
            file.mistakes.add(new Mistake(path.toString(), "it cannot be read: " + Unreadable.reason(path, unreadable),
                    "Correct the file, or its name"));
        }
        return file;
    }

    /// A line that ends in a backslash goes on in the next one. What each is, [Properties] knows.
    private void add(List<String> lines) {
        StringBuilder logical = new StringBuilder();
        int first = 1;
        for (int i = 0; i < lines.size(); i++) {
            if (logical.isEmpty()) {
                first = i + 1;
            }
            logical.append(i == 0 && lines.get(i).startsWith("\uFEFF") ? lines.get(i).substring(1) : lines.get(i));
            if (goesOn(logical)) {
                logical.append('\n');
            } else {
                add(logical.toString(), first);
                logical.setLength(0);
            }
        }
        add(logical.toString(), first);
    }

    private static boolean goesOn(StringBuilder line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        String text = line.toString().stripLeading();
        return backslashes % 2 == 1 && !text.startsWith("#") && !text.startsWith("!");
    }

    private void add(String line, int number) {
        String place = "%s, line %d".formatted(path, number);
        Properties one = new Properties();
        try {
            one.load(new StringReader(line));
        } catch (IOException | IllegalArgumentException malformed) {
            mistakes.add(new Mistake(place, "it has a backslash with a u that four hexadecimal digits do not follow",
                    "Write \\\\ for a backslash"));
        }
        one.stringPropertyNames().forEach(name -> {
            Found earlier = values.putIfAbsent(name, new Found(one.getProperty(name), place));
            if (earlier != null) {
                mistakes.add(new Mistake(place, "%s is in %s already".formatted(name, earlier.place()),
                        "Leave one of them"));
            }
        });
    }

    Path path() {
        return path;
    }

    Map<String, Found> values() {
        return values;
    }

    List<Mistake> mistakes() {
        return mistakes;
    }

    Optional<Found> find(Setting setting) {
        return Optional.ofNullable(values.get(setting.key().name()));
    }
}
