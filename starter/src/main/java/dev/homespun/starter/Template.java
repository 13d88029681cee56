package dev.homespun.starter;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A tree of text files with placeholders such as `__package__`, in their paths as well.
///
/// It lies under `/templates` on the class path, with a list of its files beside it (`minimal.files` for `minimal/`):
/// a folder in a jar cannot be listed. A placeholder is a Java identifier, so that an editor reads the templates as
/// Java.
///
/// @param files the files, sorted by path
record Template(List<TemplateFile> files) {

    private static final Pattern PLACEHOLDER = Pattern.compile("__([A-Za-z]+)__");

    Template {
        files = List.copyOf(files);
    }

    /// {@return the template of this name}
    ///
    /// @param name such as `minimal`
    /// @throws UncheckedIOException when there is none, or a file on its list is missing
    static Template named(String name) {
        String root = "/templates/" + name;
        return new Template(text(root + ".files").lines()
                .map(path -> new TemplateFile(path, text(root + "/" + path)))
                .toList());
    }

    /// Writes the project. Nothing is ever overwritten: a file that turns up in the meantime ends it.
    ///
    /// @param project what to write and where to
    /// @param homespunVersion the version of the framework that the project uses
    /// @throws IOException when the folder cannot be made or a file cannot be written
    void write(NewProject project, String homespunVersion) throws IOException {
        Map<String, String> values = Map.of(
                "artifactId", project.artifactId(),
                "groupId", project.groupId(),
                "homespunVersion", homespunVersion,
                "package", project.packageName(),
                "packageFolder", project.packageName().replace('.', '/'));
        for (TemplateFile file : files) {
            Path target = project.folder().resolve(filled(file.path(), values));
            Files.createDirectories(target.getParent());
            Files.writeString(target, filled(file.text(), values), StandardOpenOption.CREATE_NEW);
        }
    }

    /// One pass: what a value brings along is never taken for a placeholder.
    static String filled(String text, Map<String, String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> {
            String value = values.get(match.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for the placeholder " + match.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private static String text(String resource) {
        try (InputStream octets = Template.class.getResourceAsStream(resource)) {
            if (octets == null) {
                throw new FileNotFoundException(resource + " is not on the class path");
            }
            return new String(octets.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
