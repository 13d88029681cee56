package dev.homespun.testing.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.App;
import dev.homespun.http.Method;
import dev.homespun.http.Response;
import dev.homespun.testing.TestApp;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Objects;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.jspecify.annotations.Nullable;

/// Test classes as people write them, played by JUnit.
class AppExtensionTest {

    private static App hello() {
        return App.create().route(Method.GET, "/", _ -> Response.text("hello"));
    }

    @AppTest
    abstract static class Shared {
        private static App app() {
            return hello();
        }

        @Test
        void above(TestApp t) {
            t.get("/").expect(200).expectText("hello");
        }
    }

    static class OfShared extends Shared {
        @Test
        void below(TestApp t) {
            t.get("/").expect(200).expectText("hello");
        }
    }

    @Test
    void theAnnotationOnABaseClassIsThatOfItsTests() {
        assertThat(Played.of(OfShared.class)).containsExactlyInAnyOrder("above(TestApp) SUCCESSFUL",
                "below(TestApp) SUCCESSFUL", "AppExtensionTest$OfShared SUCCESSFUL");
    }

    @AppTest
    interface Own {
        App app();
    }

    static class OfOwn implements Own {
        @Override
        public App app() {
            return hello();
        }

        @Test
        void below(TestApp t) {
            t.get("/").expect(200).expectText("hello");
        }
    }

    @Test
    void theNearestMethodCounts() {
        assertThat(Played.of(OfOwn.class)).contains("below(TestApp) SUCCESSFUL");
    }

    @AppTest(value = Elsewhere.class, live = true)
    @Retention(RetentionPolicy.RUNTIME)
    @interface OnAPort {}

    static final class Elsewhere {
        static App app() {
            return hello();
        }
    }

    @OnAPort
    static class OfAnnotation {
        @Test
        void below(TestApp t) {
            t.get("/").expect(200);
            assertThat(t.url()).startsWith("http://127.0.0.1:");
        }
    }

    @Test
    void anAnnotationOfOnesOwnCanHaveIt() {
        assertThat(Played.of(OfAnnotation.class)).contains("below(TestApp) SUCCESSFUL");
    }

    @AppTest
    static class StaticField {
        private static @Nullable TestApp t;

        static App app() {
            return hello();
        }

        @Test
        void below() {
            Objects.requireNonNull(t).get("/").expect(200);
        }
    }

    @Test
    void aStaticFieldIsFilledIfTheMethodIsStatic() {
        assertThat(Played.of(StaticField.class)).contains("below() SUCCESSFUL");
    }

    @AppTest
    static class StaticFieldOfMany {
        static @Nullable TestApp t;

        App app() {
            return hello();
        }

        @Test
        void below() {
            Objects.requireNonNull(t).get("/").expect(200);
        }
    }

    @Test
    void aStaticFieldForManyApplicationsIsAMistake() {
        assertThat(Played.of(StaticFieldOfMany.class)).containsExactly("AppExtensionTest$StaticFieldOfMany FAILED: "
                + StaticFieldOfMany.class.getName() + ".t is static and app() is not: every test has an application "
                + "of its own. Make both static, or neither.");
    }

    @AppTest
    static class FinalField {
        private final @Nullable TestApp t = null;

        static App app() {
            return hello();
        }

        @Test
        void below() {
            assertThat(t).isNotNull();
        }
    }

    @Test
    void aFinalFieldWithoutAnythingIsAMistake() {
        assertThat(Played.of(FinalField.class)).contains("below() FAILED: " + FinalField.class.getName()
                + ".t is final, and null. Without final it is filled before each test.");
    }

    @AppTest
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class Unreadable {
        App app() throws IOException {
            throw new IOException("no such file");
        }

        @Test
        void first(TestApp t) {
            t.get("/").expect(200);
        }

        @Test
        void second(TestApp t) {
            t.get("/").expect(200);
        }
    }

    @Test
    void theSecondTestIsSkippedWhateverTheFirstHasToldOf() {
        assertThat(Played.of(Unreadable.class)).startsWith("first(TestApp) FAILED: no such file",
                "second(TestApp) ABORTED: the application does not start, as an earlier test has told");
    }

    @AppTest
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class Forgetful {
        static App app() {
            return hello();
        }

        @Test
        void first(TestApp t) {
            t.get("/first");
            t.get("/").expect(201);
        }

        @Test
        void second(TestApp t) {
            t.get("/").expect(200);
        }

        @Test
        void third(TestApp t) throws InterruptedException {
            Thread other = Thread.ofVirtual().start(() -> t.get("/other"));
            other.join();
        }

        @Test
        void zlast(TestApp t) {
            t.get("/last");
        }
    }

    @Test
    void aTestIsToldOfItsOwnRequestsOnly() {
        assertThat(Played.of(Forgetful.class)).extracting(line -> line.replaceAll("(?s):\\d+\\).*|got.*", "…"))
                .containsExactly("first(TestApp) FAILED: expected 201 Created, …", "second(TestApp) SUCCESSFUL",
                        "third(TestApp) SUCCESSFUL", "zlast(TestApp) FAILED: GET /last (AppExtensionTest.java…",
                        "AppExtensionTest$Forgetful FAILED: GET /other (AppExtensionTest.java…");
    }
}
