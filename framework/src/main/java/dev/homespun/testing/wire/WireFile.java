package dev.homespun.testing.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The scenarios of one `.wire` file. The package documentation has the grammar.
///
/// @param name the name of the file, for messages
/// @param scenarios at least one
public record WireFile(String name, List<Scenario> scenarios) {

    /// Copies the list.
    public WireFile {
        scenarios = List.copyOf(scenarios);
    }

    /// {@return the scenarios of a file}
    ///
    /// @param path a text in UTF-8
    /// @throws WireSyntaxException when it breaks the grammar, has no scenario, or one without a rule
    /// @throws IOException when it cannot be read
    public static WireFile read(Path path) throws IOException {
        return parse(String.valueOf(path.getFileName()), Files.readString(path));
    }

    /// {@return the scenarios of a text}
    ///
    /// @param name stands for the file in messages
    /// @param text the text
    /// @throws WireSyntaxException when it breaks the grammar, has no scenario, or one without a rule
    public static WireFile parse(String name, String text) {
        return new WireParser(name, text).parse();
    }
}
