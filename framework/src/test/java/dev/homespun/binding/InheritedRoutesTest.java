package dev.homespun.binding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.App;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Verb;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Test;

/// Routes that do not stand in the controller's own class, and methods of an application's own annotations.
class InheritedRoutesTest {

    @Retention(RetentionPolicy.RUNTIME)
    @Verb(method = "PING", path = "/ping")
    @interface Ping {}

    interface Versioned {
        @Get("/version")
        default String version() {
            return "1";
        }

        @Get("/name")
        default String name() {
            return "interface";
        }
    }

    abstract static class Base implements Versioned {
        @Get("/base")
        String base() {
            return "base";
        }
    }

    @Controller("/a")
    static final class Thing extends Base {
        @Override
        @Get("/name")
        public String name() {
            return "class";
        }

        @Ping
        String pong() {
            return "pong";
        }
    }

    private final App app = App.create().controller(new Thing());

    @Test
    void routesOfSuperclassesAndInterfacesAreThereUnlessOverridden() throws Exception {
        assertThat(answer(Method.GET, "/a/base")).isEqualTo("base");
        assertThat(answer(Method.GET, "/a/version")).isEqualTo("1");
        assertThat(answer(Method.GET, "/a/name")).isEqualTo("class");
        assertThat(app.verify()).hasSize(4);
    }

    @Test
    void anAnnotationWithoutValueHasThePathOfItsVerb() throws Exception {
        assertThat(answer(new Method("PING"), "/a/ping")).isEqualTo("pong");
    }

    private String answer(Method method, String path) throws Exception {
        return new String(app.handle(Request.of(method, path)).content().readAll(), UTF_8);
    }
}
