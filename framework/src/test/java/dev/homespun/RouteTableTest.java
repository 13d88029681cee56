package dev.homespun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.OnError;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Use;
import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.Method;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/// What `--routes` prints, and the log has.
class RouteTableTest {

    static class Passing implements Filter {
        @Override
        public Response filter(Request request, Handler next) throws Exception {
            return next.handle(request);
        }
    }

    static final class Inner extends Passing { }

    static final class Outer extends Passing { }

    @Controller("/books")
    @Use(Outer.class)
    static final class Books {
        @Get("/{id}") @Use(Inner.class) String one(String id) { return id; }
        @Post String add() { return ""; }
    }

    @Controller
    static final class Errors {
        @OnError Problem any(Exception error) { return Problem.of(Status.GONE, ""); }
    }

    @Test
    void thereIsALineForEachRouteByPathWithItsPlaceAndItsFiltersInTheirOrder() {
        String table = App.create().use(new Passing())
                .path("/api", api -> api.use((request, next) -> next.handle(request)).controller(new Books()))
                .route(Method.GET, "/{any}/x", _ -> Response.text("")).controller(new Errors())
                .path("/api/books", books -> books.onError(Error.class, (_, _) -> Response.of(Status.GONE))).table();
        assertThat(table.replaceAll("java:\\d+", "java:0")).isEqualTo("""
                POST   /api/books       Books.add (RouteTableTest.java:0)   Passing, a lambda in RouteTableTest below /api, Outer
                GET    /api/books/{id}  Books.one (RouteTableTest.java:0)   Passing, a lambda in RouteTableTest below /api, Outer, Inner
                GET    /{any}/x         route (RouteTableTest.java:0)       Passing, a lambda in RouteTableTest below /api
                error  /api/books       onError (RouteTableTest.java:0)     java.lang.Error
                error                   Errors.any (RouteTableTest.java:0)  java.lang.Exception
                """);
    }

    @Test
    void classesThatAScanWouldMissAreWarnedOfUnlessTheyAreHandedOver() {
        List<String> logged = new ArrayList<>();
        Logger logger = Logger.getLogger(App.class.getName());
        logger.setFilter(record -> {
            logged.add(record.getMessage());
            return false;
        });
        try {
            App.create().scan("dev.homespun.scan.forgotten").verify();
            assertThat(logged).singleElement().asString().matches("Errors \\(Errors.java:\\d+\\): it has routes or answers "
                    + "errors, and has no @Controller, so no scan finds it. Write @Controller before the class, .*");
        } finally {
            logger.setFilter(null);
        }
    }

    @Test
    void theSameIsLoggedAtDebugWhenItStarts() throws Exception {
        List<String> logged = new ArrayList<>();
        Logger logger = Logger.getLogger(App.class.getName());
        Level before = logger.getLevel();
        logger.setLevel(Level.FINE);
        logger.setFilter(record -> {
            logged.add(record.getMessage());
            return false;
        });
        App app = App.create().route(Method.GET, "/x", _ -> Response.text(""));
        try (Server _ = app.listen(ServerOptions.DEFAULTS.withPort(0))) {
            assertThat(logged).containsExactly("Routes:\n" + app.table());
        } finally {
            logger.setFilter(null);
            logger.setLevel(before);
        }
    }
}
