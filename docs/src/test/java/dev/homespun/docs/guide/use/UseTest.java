package dev.homespun.docs.guide.use;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.App;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.OnError;
import dev.homespun.annotation.Use;
import dev.homespun.docs.RoutesTable;
import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What docs/guide/filters.md says of `@Use`.
class UseTest {

    @Test
    void thePageShowsWhichFiltersThereAreAndInWhichOrder() throws Exception {
        String table = RoutesTable.of(Main.class).lines().filter(line -> line.startsWith("GET"))
                .reduce("", (all, line) -> all + line + "\n");
        assertThat(table).contains("Staff, NoStore, Stamped");
        assertThat(Files.readString(Path.of("guide/filters.md"))).contains(table);
    }

    @Test
    void aFilterOfABaseClassGuardsWhatIsInheritedAndWhatIsNot() throws Exception {
        for (String path : new String[] {"/loans/hours", "/loans/7"}) {
            assertThat(Main.app().handle(Request.get(path)).status()).isEqualTo(Status.FORBIDDEN);
            Response answer = Main.app().handle(Request.get(path).with("X-Staff", "Ada"));
            assertThat(answer.fields().all("Cache-Control")).as("once").containsExactly("no-store");
            assertThat(answer.fields().all("X-Stamp")).containsExactly("here");
        }
    }

    @Use(Failing.class)
    static final class Guarded {
        @Get String all() { return ""; }
        @OnError Problem own(IllegalStateException error) { return Problem.of(Status.GONE, ""); }
    }

    static final class Failing implements Filter {
        @Override
        public Response filter(Request request, Handler next) throws Exception {
            next.handle(request);
            throw new IllegalStateException("provoked");
        }
    }

    @Test
    void onErrorOfAControllerIsNotForItsFilters() throws Exception {
        assertThat(App.create().controller(new Guarded()).handle(Request.get("/")).status())
                .isEqualTo(Status.INTERNAL_SERVER_ERROR);
    }

    @Test
    void anAnnotationWithUseMayStandOnAMethodToo() throws Exception {
        final class Some {
            @Get("/open") String open() { return "open"; }
            @Get("/closed") @Internal String closed() { return "closed"; }
        }
        App app = App.create().controller(new Some());
        assertThat(new String(app.handle(Request.get("/open")).content().readAll(), UTF_8)).isEqualTo("open");
        assertThat(app.handle(Request.get("/closed")).status()).isEqualTo(Status.FORBIDDEN);
    }
}
