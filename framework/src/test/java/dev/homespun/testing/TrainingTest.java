package dev.homespun.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What keeps a cache from being made. That one is made, and used, is tested with the packaged bookshop.
@Timeout(120)
class TrainingTest {

    @TempDir
    Path folder;

    @Test
    void anApplicationThatDoesNotStartIsQuoted() throws Exception {
        Path cache = Files.writeString(folder.resolve("app.aot"), "an old one");
        assertThatThrownBy(() -> new Training(cache, folder.resolve("none.jar"), List.of("/")).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the application did not start; ").hasMessageContaining("none.jar");
        assertThat(cache).doesNotExist();
    }

    @Test
    void anAnswerThatIsNoSuccessIsTold() throws Exception {
        String main = Refusing.class.getName().replace('.', '/') + ".class";
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Refusing.class.getName());
        Path jar = folder.resolve("app.jar");
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file, manifest);
                var octets = Refusing.class.getResourceAsStream("/" + main)) {
            out.putNextEntry(new JarEntry(main));
            octets.transferTo(out);
        }
        assertThatThrownBy(() -> new Training(folder.resolve("app.aot"), jar, List.of("/none")).run())
                .isInstanceOf(IllegalStateException.class).hasMessage("GET /none was answered with status 404");
    }

    /// The JDK's own server, which says what an application would say.
    static final class Refusing {
        static void main() throws Exception {
            var server = com.sun.net.httpserver.HttpServer.create(new java.net.InetSocketAddress("127.0.0.1", 0), 0);
            server.start();
            System.out.println("Listening on http://127.0.0.1:" + server.getAddress().getPort() + ", 0 routes");
        }
    }
}
