package dev.homespun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An application that is a named module, started in a process of its own.
@Timeout(60)
class NamedModuleTest {

    @TempDir
    Path folder;

    @Test
    void aNamedModuleIsRefusedInASentence() throws Exception {
        Path module = Files.writeString(folder.resolve("module-info.java"), "module acme { requires dev.homespun; }");
        Path main = Files.writeString(folder.resolve("Main.java"), """
                package acme;
                final class Main {
                    static void main(String[] args) {
                        dev.homespun.App.create().scan("acme").start("--port=0");
                    }
                }
                """);
        String modulePath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .filter(entry -> !entry.endsWith(".jar") || entry.matches(".*(jackson|classgraph|jspecify).*"))
                .collect(Collectors.joining(File.pathSeparator));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, "--module-path", modulePath, "-d", folder.resolve("acme").toString(),
                module.toString(), main.toString())).isZero();
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "--module-path", modulePath + File.pathSeparator + folder.resolve("acme"),
                "--module", "acme/acme.Main").redirectErrorStream(true).start();
        List<String> lines = process.inputReader().readAllLines();
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(lines).singleElement().asString().contains("The application is the module acme, and in a named module "
                + "package-private classes cannot be reached, and a scan finds nothing. Run it from the class path");
    }
}
