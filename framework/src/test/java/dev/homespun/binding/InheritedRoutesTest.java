package dev.homespun.binding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.App;
import dev.homespun.annotation.Body;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.OnError;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Query;
import dev.homespun.annotation.Use;
import dev.homespun.annotation.Verb;
import dev.homespun.binding.proxied.Found;
import dev.homespun.http.Content;
import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.Method;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;

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
        return answer(app, Request.of(method, path));
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Use(Guard.class)
    @interface Guarded {}

    record Guard() implements Filter {
        @Override
        public Response filter(Request request, Handler next) throws Exception {
            return next.handle(request).with("X-Guard", request.route().orElseThrow().annotation(Role.class)
                    .map(Role::value).orElse("none"));
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Role {
        String value();
    }

    interface Listing<K> {
        @Get("/list/{id}")
        String list(K id, @Query int page);
    }

    @Use(Guard.class)
    @Role("admin")
    abstract static class Crud<K extends Comparable<K>> implements Listing<K> {
        @Get("/{id}")
        String one(K id) {
            return id.getClass().getSimpleName() + " " + id;
        }

        @Get("/all")
        String all(@Query List<K> ids) {
            return ids.toString();
        }

        @Post
        String add(@Body Pair<K> sent) {
            return sent.toString();
        }

        @Get("/same")
        private String same() {
            return "of the base";
        }

        @OnError
        Problem failed(IllegalStateException error) {
            return Problem.of(Status.CONFLICT, error.getMessage());
        }
    }

    record Pair<K>(K one, List<K> more) {}

    @Controller("/crud")
    static class Numbers extends Crud<Long> {
        @Override
        String one(Long id) {
            return "number " + id;
        }

        @Override
        public String list(Long id, int page) {
            return "list " + id + " " + page;
        }

        @Get("/own")
        String own() {
            throw new IllegalStateException("own");
        }

        @Get("/composed")
        @Guarded
        String composed() {
            return "composed";
        }

        private String same() {
            return "not a route";
        }

        @Override
        public String toString() {
            return same();
        }
    }

    private final App crud = App.create().controller(new Numbers());

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/crud/7              | number 7",
            "/crud/list/7?page=2  | list 7 2",
            "/crud/all?ids=1&ids=2 | [1, 2]",
            "/crud/same           | of the base",
            "/crud/composed       | composed"})
    void annotationsAreInheritedAndTypeVariablesAreKnown(String target, String answer) throws Exception {
        assertThat(answer(crud, Request.get(target))).isEqualTo(answer);
    }

    @Test
    void aBodyOfATypeVariableIsReadAsWhatItStandsFor() throws Exception {
        assertThat(answer(crud, json("{\"one\":1,\"more\":[2]}"))).isEqualTo("Pair[one=1, more=[2]]");
        assertThat(answer(crud, json("{\"one\":\"x\",\"more\":[2]}")))
                .contains("\"pointer\":\"/one\",\"reason\":\"must be a whole number, found a string\"");
        assertThat(answer(crud, Request.get("/crud/x"))).contains("The path variable id must be a long.");
    }

    /// A guard on a base class is there for everything below it; so is what filters read.
    @Test
    void filtersAndAnnotationsOfWhatAClassExtendsAreItsOwn() throws Exception {
        for (String target : List.of("/crud/7", "/crud/own", "/crud/list/7?page=2", "/crud/composed")) {
            assertThat(crud.handle(Request.get(target)).fields().all("X-Guard")).as(target).containsExactly("admin");
        }
        assertThat(crud.handle(Request.get("/crud/own")).status()).isEqualTo(Status.CONFLICT);
    }

    /// What containers and mocks make: a subclass without annotations, which overrides everything.
    static final class Proxy extends Numbers {
        @Override
        String own() {
            return "proxied";
        }
    }

    @Test
    void anInstanceOfASubclassIsWhatTheClassIs() throws Exception {
        App proxied = App.create().controller(new Proxy());
        assertThat(answer(proxied, Request.get("/crud/own"))).isEqualTo("proxied");
        assertThat(proxied.handle(Request.get("/crud/own")).fields().contains("X-Guard")).isTrue();
        assertThat(proxied.verify()).hasSameSizeAs(crud.verify());
        App made = App.create().factory(type -> type == Found.class ? Optional.of(new Found() { }) : Optional.empty())
                .scan("dev.homespun.binding.proxied");
        assertThat(answer(made, Request.get("/found"))).isEqualTo("found");
        App spied = App.create().controller(Mockito.spy(new Numbers()));
        assertThat(answer(spied, Request.get("/crud/7"))).isEqualTo("number 7");
    }

    abstract static class Top<K> {
        @Get("/top/{id}") String one(K id) { return "top " + id; }
        @Get("/far") String plain() { return "top"; }
    }

    static class Middle extends Top<Long> {
        @Override @Get("/middle/{id}") String one(Long id) { return "middle " + id; }
        @Override @Get("/near") String plain() { return "middle"; }
    }

    static final class Bottom extends Middle {
        @Override String one(Long id) { return "bottom " + id; }
        @Override String plain() { return "bottom"; }
    }

    static class Silent extends Top<Long> {
        @Override String one(Long id) { return "silent " + id; }
    }

    static final class BelowSilent extends Silent {
        @Override String one(Long id) { return "below " + id; }
    }

    @Test
    void ofSeveralDeclarationsTheNearestCounts() throws Exception {
        App bottom = App.create().controller(new Bottom());
        assertThat(bottom.verify()).extracting(route -> route.pattern().template())
                .containsExactlyInAnyOrder("/middle/{id}", "/near");
        assertThat(answer(bottom, Request.get("/middle/7"))).isEqualTo("bottom 7");
        assertThat(answer(bottom, Request.get("/near"))).isEqualTo("bottom");
        assertThat(App.create().controller(new Middle()).verify()).hasSize(2);
        App below = App.create().controller(new BelowSilent());
        assertThat(below.verify()).hasSize(2);
        assertThat(answer(below, Request.get("/top/7"))).isEqualTo("below 7");
    }

    static final class Secured extends Silent {
        @Override @Role("keeper") String plain() { return "secured"; }
    }

    @Test
    void whatFiltersReadOfAnOverrideIsWhatStandsThereAndAbove() throws Exception {
        App secured = App.create().use(new Guard()).controller(new Secured());
        assertThat(secured.handle(Request.get("/far")).fields().all("X-Guard")).containsExactly("keeper");
    }

    static final class Unguarded extends Silent {
        @Override @Use(Guard.class) String plain() { return "not guarded"; }
    }

    @Test
    void filtersOfAnOverrideThatHasItsRouteFromAboveAreAMistake() {
        assertThatThrownBy(() -> App.create().controller(new Unguarded()).verify())
                .hasMessageMatching("(?s).*because of 1 mistake:.*Unguarded\\.plain \\(.*\\): it has @Use, and its routes are "
                        + "those of Top\\.plain \\(.*\\), with the filters of that\\. "
                        + "Repeat @Get\\(\"/far\"\\) here, or move @Use there\\.");
    }

    private static Request json(String json) {
        return Request.of(Method.POST, "/crud").with("Content-Type", "application/json")
                .with(Content.of(json.getBytes(UTF_8)));
    }

    private static String answer(App app, Request request) throws Exception {
        return new String(app.handle(request).content().readAll(), UTF_8);
    }
}
