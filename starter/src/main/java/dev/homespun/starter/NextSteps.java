package dev.homespun.starter;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// What the user reads when the project stands: commands to copy.
final class NextSteps {

    private static final Pattern PLAIN = Pattern.compile("[\\w./\\\\:-]+");

    private NextSteps() {}

    /// {@return the text, with commands that run in the folder where the starter was called}
    static String after(NewProject project, String homespunVersion) {
        return """
                Created %s in %s.
                %s
                Next:

                  cd %s
                  mvn -q -Prun""".formatted(project.artifactId(), project.folder(), installOnce(homespunVersion),
                quoted(project.folder()));
    }

    private static String installOnce(String homespunVersion) {
        return !homespunVersion.endsWith("-SNAPSHOT") ? "" : """

                Homespun %s is in no public repository. If you have not done so yet, run in its checkout:

                  mvn -q -DskipTests install
                """.formatted(homespunVersion);
    }

    /// A path that a shell reads as one word.
    private static String quoted(Path path) {
        String text = path.toString();
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
