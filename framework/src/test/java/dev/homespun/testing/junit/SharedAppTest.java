package dev.homespun.testing.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.App;
import dev.homespun.http.Method;
import dev.homespun.http.Response;
import dev.homespun.testing.TestApp;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// A static method: one application for all tests, wherever they get it from.
@AppTest
class SharedAppTest {

    private static final AtomicInteger MADE = new AtomicInteger();

    private final TestApp constructed;
    private TestApp field;

    SharedAppTest(TestApp t) {
        constructed = t;
        field = t;
    }

    private static App app() {
        MADE.incrementAndGet();
        return App.create().route(Method.GET, "/", _ -> Response.text("shared"));
    }

    @BeforeAll
    static void before(TestApp t) {
        t.get("/").expect(200);
    }

    @BeforeEach
    void beforeEach(TestApp t) {
        assertThat(t).isSameAs(field);
    }

    @Test
    void itIsTheSameForOneTest(TestApp t) {
        t.get("/").expect(200).expectText("shared");
        assertThat(t).isSameAs(constructed);
        assertThat(MADE).hasValue(1);
    }

    @Test
    void itIsTheSameForAnotherTest(TestApp t) {
        t.get("/").expect(200).expectText("shared");
        assertThat(MADE).hasValue(1);
    }

    @Nested
    class Inside {
        @Test
        void aNestedClassSharesIt(TestApp t) {
            assertThat(t).isSameAs(constructed);
        }
    }

    @Nested
    @AppTest(Another.class)
    class WithAnother {
        @Test
        void aNestedClassMayHaveItsOwn(TestApp t) {
            t.get("/").expect(200).expectText("another");
        }
    }

    static final class Another {
        static App app() {
            return App.create().route(Method.GET, "/", _ -> Response.text("another"));
        }
    }
}
