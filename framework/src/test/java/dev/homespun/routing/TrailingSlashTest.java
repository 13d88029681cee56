package dev.homespun.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.App;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A slash at the end, and what else two servers could read differently.
class TrailingSlashTest {

    private static App app() {
        App app = App.create();
        for (String path : new String[] {"/", "/books", "/pens/", "/both", "/both/", "/{id:[0-9]+}/x", "/f/{rest...}"}) {
            app.route(Method.GET, path, _ -> Response.text(path));
        }
        return app.route(Method.POST, "/posts", _ -> Response.text(""));
    }

    @ParameterizedTest(name = "GET {0}: {1} without the option, {2} with it")
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "/            | 200 | -",
            "/books       | 200 | -",
            "/books/      | 404 | /books",
            "/books/?a=b&c=%20d | 404 | /books?a=b&c=%20d",
            "/%62ooks/    | 404 | /%62ooks",
            "/pens        | 404 | /pens/",
            "/pens/       | 200 | -",
            "/both        | 200 | -",
            "/both/       | 200 | -",
            "/7/x/        | 404 | /7/x",
            "/a/x/        | 404 | -",
            "/f           | 404 | /f/",
            "/f/          | 200 | -",
            "/nothing/    | 404 | -",
            "/posts/      | 404 | /posts",
            "/posts       | 405 | -",
            "http://a/books/ | 404 | /books",
    })
    void aSlashMoreIsAnotherPathUnlessItIsRedirected(String target, int strict, String location) throws Exception {
        assertThat(app().handle(Request.get(target)).status().code()).isEqualTo(strict);
        Response response = app().redirectTrailingSlash().handle(Request.get(target));
        assertThat(response.status().code()).isEqualTo(location == null ? strict : 308);
        assertThat(response.fields().first("Location").orElse(null)).isEqualTo(location);
    }

    @Test
    void aRedirectKeepsTheMethodAndIsSeenByFilters() throws Exception {
        App app = app().redirectTrailingSlash()
                .use((request, next) -> next.handle(request).with("X-Seen", "yes"));
        for (Method method : new Method[] {Method.POST, Method.HEAD, Method.OPTIONS}) {
            Response response = app.handle(Request.of(method, method.equals(Method.POST) ? "/posts/" : "/books/"));
            assertThat(response.status().code()).as(method.name()).isEqualTo(308);
            assertThat(response.fields().first("X-Seen")).contains("yes");
        }
        assertThat(app.handle(Request.of(new Method("BREW"), "/books/")).status().code()).isEqualTo(501);
        assertThat(app.handle(Request.of(Method.OPTIONS, "*")).status().code()).isEqualTo(204);
    }

    @ParameterizedTest(name = "{0} is refused")
    @ValueSource(strings = {"/a/../b", "/a/%2e%2E/b", "/./a", "/a//b", "//a", "/a%00", "/%c0%af", "/%e0%80%af", "/%ff",
            "/%", "/%2", "/a//"})
    void whatOthersWouldNormaliseIsRefused(String target) {
        assertThatThrownBy(() -> Request.get(target)).isInstanceOf(IllegalArgumentException.class);
    }
}
