package dev.homespun.binding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.App;
import dev.homespun.annotation.Body;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Default;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Header;
import dev.homespun.annotation.Params;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Query;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What applications and libraries add to the binder, and parameters in groups.
class SeamsTest {

    record Tenant(String name) {}

    record Page(String html) {}

    @Retention(RetentionPolicy.RUNTIME)
    @interface Matrix {
        String value() default "";
    }

    /// By type, and by an annotation whose texts are bound like any other.
    static final class Resolver implements ArgumentResolver {
        private static final TextSource MATRIX = new TextSource("matrix", "matrix parameter", true, (request, name) ->
                Stream.of(request.path().raw().split(";")).skip(1).filter(pair -> pair.startsWith(name + "="))
                        .map(pair -> pair.substring(name.length() + 1)).toList());

        @Override
        public Optional<Argument> resolve(BindableParameter parameter) {
            if (parameter.type() == Tenant.class) {
                return Optional.of((request, _) -> new Tenant(request.authority().host()));
            }
            return parameter.annotation(Matrix.class)
                    .map(matrix -> parameter.text(MATRIX, parameter.name(matrix.value())));
        }
    }

    static final class Pages implements ResultMapper {
        @Override
        public boolean handles(Class<?> type) {
            return type == Page.class;
        }

        @Override
        public Response toResponse(Request request, Object value) {
            return Response.text(((Page) value).html()).with("Content-Type", "text/html; charset=utf-8");
        }
    }

    record Filter(@Query Optional<String> author, @Query("tag") Set<String> tags, @Header("X-Client") String client,
                  int shelf, @Params Range range) {}

    record Range(@Query @Default("0") int from, @Query @Default("9") int to) {
        Range {
            if (from > to) {
                throw new IllegalArgumentException("from must not be above to");
            }
        }
    }

    @Controller
    static final class Routes {
        @Get("/tenant")
        String tenant(Tenant tenant) {
            return tenant.name();
        }

        @Get("/matrix/{rest...}")
        List<Integer> matrix(@Matrix List<Integer> row, @Matrix("c") @Default("7") int column, String rest) {
            return Stream.concat(row.stream(), Stream.of(column)).toList();
        }

        @Get("/page")
        Optional<Page> page() {
            return Optional.of(new Page("<p>"));
        }

        @Get("/shelves/{shelf}")
        String shelf(@Params Filter filter) {
            return filter.toString();
        }
    }

    private final App app = App.create().arguments(new Resolver()).results(new Pages()).controller(new Routes());

    @Test
    void aTypeOfTheApplicationIsBoundByItsResolver() throws Exception {
        assertThat(text(app.handle(Request.of(Method.GET, "/tenant").with("Host", "acme.example"))))
                .isEqualTo("acme.example");
    }

    @Test
    void anAnnotationOfTheApplicationHasAllThatTextsHave() throws Exception {
        assertThat(text(get("/matrix/x;row=1;row=2;c=3"))).isEqualTo("[1,2,3]");
        assertThat(text(get("/matrix/x"))).isEqualTo("[7]");
        assertThat(text(get("/matrix/x;c=y"))).contains(
                "{\"in\":\"matrix\",\"name\":\"c\",\"value\":\"y\",\"reason\":\"must be an int\"}");
    }

    @Test
    void aTypeOfTheApplicationIsAnsweredByItsMapperAlsoInsideAnOptional() throws Exception {
        Response page = get("/page");
        assertThat(page.fields().first("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(text(page)).isEqualTo("<p>");
    }

    @Test
    void parametersInARecordAreBoundLikeParameters() throws Exception {
        Request request = Request.of(Method.GET, "/shelves/4?tag=a&tag=b&to=5").with("X-Client", "c");
        assertThat(text(app.handle(request))).isEqualTo(
                "Filter[author=Optional.empty, tags=[a, b], client=c, shelf=4, range=Range[from=0, to=5]]");
    }

    @Test
    void everythingThatIsWrongInARecordIsTold() throws Exception {
        Response response = get("/shelves/x?from=y");
        assertThat(response.status()).isEqualTo(Status.BAD_REQUEST);
        assertThat(text(response)).contains("\"detail\":\"The request has 3 errors.\"").contains("\"name\":\"shelf\"")
                .contains("\"name\":\"X-Client\"").contains("\"name\":\"from\"");
    }

    @Test
    void whatTheRecordRefusesIsUnprocessable() throws Exception {
        Response response = app.handle(Request.of(Method.GET, "/shelves/1?from=9&to=1").with("X-Client", "c"));
        assertThat(response.status()).isEqualTo(Status.UNPROCESSABLE_CONTENT);
        assertThat(text(response)).contains("from must not be above to");
    }

    interface Shape {}

    record Drawing(String name, List<Shape> shapes) {}

    @Controller
    static final class Wrong {
        @Post("/a")
        void drawing(@Body Drawing drawing) {}

        @Get("/b")
        void raw(@Query @SuppressWarnings("rawtypes") Input input) {}

        @Get("/c")
        void noRecord(@Params List<String> list) {}

        @Get("/d")
        void unknown(@Params Range range, Tenant tenant) {}
    }

    @Test
    void whatCanNeverBeBoundIsToldAtTheStart() {
        assertThatThrownBy(() -> App.create().controller(new Wrong()).verify()).hasMessageContainingAll("4 mistakes",
                "Wrong.drawing (SeamsTest.java:", "an element of shapes of Drawing is of type Shape: it is abstract", "Use a record",
                "Wrong.raw (", "parameter input is an Input of nothing", "Input<NewBook>",
                "Wrong.noRecord (", "parameter list has @Params and is of type java.util.List",
                "Wrong.unknown (", "parameter tenant has no annotation");
    }

    private Response get(String target) throws Exception {
        return app.handle(Request.of(Method.GET, target));
    }

    private static String text(Response response) throws IOException {
        return new String(response.content().readAll(), UTF_8);
    }
}
