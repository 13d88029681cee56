package dev.homespun.benchmarks.vertx;

import dev.homespun.benchmarks.work.Checks;
import dev.homespun.benchmarks.work.Found;
import dev.homespun.benchmarks.work.Greeting;
import dev.homespun.benchmarks.work.NewArticle;
import dev.homespun.benchmarks.work.Stored;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/// All routes, on the event loop that the verticle has.
final class Articles extends VerticleBase {

    private static final CharSequence TEXT = HttpHeaders.createOptimized("text/plain; charset=utf-8");

    private final int port;

    Articles(int port) {
        this.port = port;
    }

    @Override
    public Future<?> start() {
        Router router = Router.router(vertx);
        router.get("/plaintext").handler(Articles::plaintext);
        router.get("/json").handler(context -> context.json(new Greeting("Hello, World!")));
        router.get("/shelves/:shelf/books").handler(Articles::find);
        // Nothing is uploaded here, so there is no folder for it.
        router.post("/articles").handler(BodyHandler.create(false)).handler(Articles::add);
        return vertx.createHttpServer().requestHandler(router).listen(port, "127.0.0.1");
    }

    private static void plaintext(RoutingContext context) {
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, TEXT).end(Greeting.HELLO.message());
    }

    private static void find(RoutingContext context) {
        String title = context.queryParams().get("title");
        if (title == null) {
            context.fail(400);
            return;
        }
        try {
            context.json(new Found(
                    Integer.parseInt(context.pathParam("shelf")),
                    title,
                    Integer.parseInt(context.queryParams().get("limit"))));
        } catch (NumberFormatException noNumber) {
            context.fail(400);
        }
    }

    private static void add(RoutingContext context) {
        try {
            NewArticle article = context.body().asPojo(NewArticle.class);
            if (article != null && Checks.isValid(article)) {
                context.json(Stored.of(article));
            } else {
                context.fail(422);
            }
        } catch (DecodeException noArticle) {
            context.fail(400);
        }
    }
}
