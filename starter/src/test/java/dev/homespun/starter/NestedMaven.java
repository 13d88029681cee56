package dev.homespun.starter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The Maven that runs this build, run once more on a generated project.
///
/// It has a local repository of its own under target/, where maven-invoker-plugin has installed this checkout's
/// framework. Whatever else it needs it looks for in the outer build's local repository, which the settings present
/// as one more remote one, and then in Central. They are passed as global settings, so that a user's own settings with
/// their mirrors and proxies stay in force.
///
/// @param home the installation
/// @param settings the global settings
/// @param repository the local repository of the nested builds
record NestedMaven(Path home, Path settings, Path repository) {

    /// {@return a nested Maven as the integration-test phase has prepared it}
    ///
    /// @param folder where the settings are written
    static NestedMaven in(Path folder) throws IOException {
        Path settings = folder.resolve("settings.xml");
        Files.writeString(settings, settings(Path.of(property("starter.outer-repository"))));
        return new NestedMaven(Path.of(property("starter.maven-home")), settings,
                Path.of(property("starter.target"), "local-repository"));
    }

    /// Starts a build; its output goes into a file beside the settings.
    ///
    /// @param name the name of that file
    RunningProcess start(Path directory, String name, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(executable().toString(),
                "-B", "-gs", settings.toString(), "-Dmaven.repo.local=" + repository));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("JAVA_HOME", property("starter.maven-java"));
        builder.environment().remove("HOST");
        builder.environment().put("PORT", "0");
        return RunningProcess.start(builder, settings.resolveSibling(name + ".log"));
    }

    private Path executable() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return home.resolve("bin").resolve(windows ? "mvn.cmd" : "mvn");
    }

    /// Snapshots are off: a framework that was installed there at some time must not stand in for this checkout's.
    private static String settings(Path outerRepository) {
        String url = outerRepository.toUri().toString();
        return """
                <settings>
                  <profiles>
                    <profile>
                      <id>outer-build</id>
                      <repositories>
                        <repository>
                          <id>outer-build</id>
                          <url>%s</url>
                          <snapshots><enabled>false</enabled></snapshots>
                        </repository>
                      </repositories>
                      <pluginRepositories>
                        <pluginRepository>
                          <id>outer-build</id>
                          <url>%s</url>
                          <snapshots><enabled>false</enabled></snapshots>
                        </pluginRepository>
                      </pluginRepositories>
                    </profile>
                  </profiles>
                  <activeProfiles>
                    <activeProfile>outer-build</activeProfile>
                  </activeProfiles>
                </settings>
                """.formatted(url, url);
    }

    static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set: run this test with Maven (mvn verify)");
        }
        return value;
    }
}
