package dev.homespun.starter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/// A project that can be written: a folder that is free and names that Java and Maven accept.
///
/// @param folder where the project goes; it does not exist, or is an empty folder. Its name becomes the artifactId.
/// @param packageName a named package, which becomes the groupId as well
record NewProject(Path folder, String packageName) {

    /// ASCII alone, because the name is Maven's groupId, too. Segments are left to [SourceVersion].
    private static final Pattern PACKAGE = Pattern.compile("\\w+(\\.\\w+)*");

    /// Narrower than Maven's own rule in one point: a leading dot or dash would hide the folder, or read as an option.
    private static final Pattern ARTIFACT_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    NewProject {
        requireArtifactId(folder);
        requirePackage(packageName);
        requireFree(folder);
    }

    /// {@return the project as it was asked for in words}
    ///
    /// @param folder a path; a relative one starts in the working directory
    /// @param packageName the package
    /// @throws BadInput when one of them is missing or cannot be used
    static NewProject in(String folder, String packageName) {
        if (folder.isBlank()) {
            throw new BadInput("The folder of the new project is missing; give one that does not exist yet, such as "
                    + "--project=../hello (with Maven: -Dproject=../hello).");
        }
        if (folder.startsWith("~")) {
            throw new BadInput("The folder %s starts with ~, which your shell did not replace there; write it out."
                    .formatted(folder));
        }
        return new NewProject(pathOf(folder), packageName);
    }

    /// {@return the artifactId, which is the name of the folder}
    String artifactId() {
        return nameOf(folder);
    }

    /// {@return the groupId, which is the package}
    String groupId() {
        return packageName;
    }

    private static Path pathOf(String folder) {
        try {
            return Path.of(folder);
        } catch (InvalidPathException e) {
            throw new BadInput("The folder %s is no path: %s.".formatted(folder, e.getReason()));
        }
    }

    private static void requireArtifactId(Path folder) {
        String name = nameOf(folder);
        if (!ARTIFACT_ID.matcher(name).matches()) {
            throw new BadInput(("The folder's name %s cannot be a Maven artifactId; allowed are ASCII letters, digits, "
                    + "dots, dashes and underscores, starting with a letter or a digit.").formatted(quoted(name)));
        }
    }

    private static void requirePackage(String name) {
        if (name.isBlank()) {
            throw new BadInput("The package of the new project is missing; give one such as "
                    + "--package=com.acme.hello (with Maven: -Dpackage=com.acme.hello).");
        }
        if (!PACKAGE.matcher(name).matches() || !SourceVersion.isName(name)) {
            throw new BadInput(("The package %s is no Java package; allowed are ASCII letters, digits and underscores "
                    + "between dots, no part starting with a digit or being a Java keyword.").formatted(quoted(name)));
        }
        if (name.equals("java") || name.startsWith("java.")) {
            throw new BadInput("The package %s is reserved for Java itself; choose one of your own."
                    .formatted(quoted(name)));
        }
    }

    private static void requireFree(Path folder) {
        if (Files.isDirectory(folder)) {
            requireEmpty(folder);
        } else if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new BadInput("%s exists and is no folder; give a folder that does not exist yet.".formatted(folder));
        }
    }

    private static void requireEmpty(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new BadInput(("The folder %s is not empty, and nothing is overwritten; give an empty one, or one "
                        + "that does not exist yet.").formatted(folder));
            }
        } catch (IOException e) {
            throw new BadInput("The folder %s cannot be read (%s).".formatted(folder, e));
        }
    }

    /// The name of the folder itself, for `.` and `..`, too; empty for the root of a file system.
    private static String nameOf(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? "" : name.toString();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
