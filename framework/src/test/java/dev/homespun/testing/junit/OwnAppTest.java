package dev.homespun.testing.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.homespun.App;
import dev.homespun.http.Method;
import dev.homespun.http.Response;
import dev.homespun.testing.TestApp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;

/// A method that is not static: an application for each test, made of what its fields hold; here on a port.
@AppTest(live = true)
class OwnAppTest {

    @TempDir
    Path folder = Path.of("");

    private final Supplier<String> fake = mock();
    private @Nullable TestApp field;
    private int made;

    App app() {
        made++;
        assertThat(Files.isDirectory(folder)).isTrue();
        return App.create().route(Method.GET, "/", _ -> Response.text(fake.get()));
    }

    @BeforeEach
    void stub(TestApp t) {
        when(fake.get()).thenReturn("faked");
        assertThat(t).isSameAs(field);
    }

    @Test
    void aFakeAnswers(TestApp t) {
        t.get("/").expect(200).expectText("faked");
        assertThat(t.url()).startsWith("http://127.0.0.1:");
        assertThat(made).isEqualTo(1);
    }

    @Nested
    class Inside {
        @Test
        void aNestedTestHasItsOwn(TestApp t) {
            t.get("/").expect(200).expectText("faked");
            assertThat(made).isEqualTo(1);
        }
    }
}
