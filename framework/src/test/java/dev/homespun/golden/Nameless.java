package dev.homespun.golden;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A controller from a build that forgot `-parameters`.
final class Nameless {

    private static final String SOURCE = """
            package nameless;

            import dev.homespun.annotation.*;

            @Controller("/nameless")
            public final class Forgotten {
                @Get("/{id}")
                public long one(long id) {
                    return id;
                }
            }
            """;

    private Nameless() {}

    static Object controller() {
        try {
            Path folder = Files.createTempDirectory("nameless");
            JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "no compiler");
            boolean compiled = compiler.getTask(null, null, null, List.of("-d", folder.toString(), "-proc:none",
                    "-classpath", System.getProperty("java.class.path")), null, List.of(new Source())).call();
            if (!compiled) {
                throw new IllegalStateException("the source of this test is wrong");
            }
            URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, Nameless.class.getClassLoader());
            return loader.loadClass("nameless.Forgotten").getConstructor().newInstance();
        } catch (IOException | ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        Source() {
            super(URI.create("string:///nameless/Forgotten.java"), Kind.SOURCE);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return SOURCE;
        }
    }
}
