package dev.homespun.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.App;
import dev.homespun.http.Method;
import dev.homespun.http.Response;
import java.io.File;
import java.lang.reflect.Constructor;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// The kit is for every test framework, and for none.
class WithoutJUnitTest {

    /// Runs where JUnit is not.
    static final class Check implements Callable<String> {
        @Override
        public String call() {
            App app = App.create().route(Method.GET, "/", _ -> Response.text("here"));
            try (TestApp t = TestApp.live(app)) {
                String text = t.get("/").expect(200).text();
                try {
                    t.get("/none").expect(200);
                    return "no failure";
                } catch (AssertionError failure) {
                    return text + ": " + String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
                }
            }
        }
    }

    @Test
    void aTestNeedsNoJUnit() throws Exception {
        URL[] path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*(junit|opentest4j|assertj|mockito|apiguardian).*"))
                .map(WithoutJUnitTest::url).toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> loader.loadClass("org.junit.jupiter.api.Test"))
                    .isInstanceOf(ClassNotFoundException.class);
            Constructor<?> constructor = loader.loadClass(Check.class.getName()).getDeclaredConstructor();
            constructor.setAccessible(true);
            assertThat(((Callable<?>) constructor.newInstance()).call()).isEqualTo("here: expected 200 OK, got 404 Not Found");
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
