package dev.homespun.benchmarks.javalin;

import dev.homespun.benchmarks.work.Checks;
import dev.homespun.benchmarks.work.Found;
import dev.homespun.benchmarks.work.Greeting;
import dev.homespun.benchmarks.work.NewArticle;
import dev.homespun.benchmarks.work.Stored;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

/// Javalin with its own mapper (Jackson 2), on Jetty. Virtual threads are not its default.
final class Main {

    private Main() {}

    static void main(String[] args) {
        Javalin.create(Main::configure).start("127.0.0.1", Integer.parseInt(args[0]));
    }

    private static void configure(JavalinConfig config) {
        config.concurrency.useVirtualThreads = true;
        config.routes.get("/plaintext", Main::plaintext);
        config.routes.get("/json", context -> context.json(new Greeting("Hello, World!")));
        config.routes.get("/shelves/{shelf}/books", Main::find);
        config.routes.post("/articles", Main::add);
    }

    private static void plaintext(Context context) {
        context.contentType("text/plain; charset=utf-8").result(Greeting.HELLO.message());
    }

    private static void find(Context context) {
        context.json(new Found(
                context.pathParamAsClass("shelf", Integer.class).get(),
                context.queryParamAsClass("title", String.class).get(),
                context.queryParamAsClass("limit", Integer.class).get()));
    }

    private static void add(Context context) {
        NewArticle article = context.bodyValidator(NewArticle.class).check(Checks::isValid, "not valid").get();
        context.json(Stored.of(article));
    }
}
