package dev.homespun.benchmarks.jex;

import dev.homespun.benchmarks.work.Checks;
import dev.homespun.benchmarks.work.Found;
import dev.homespun.benchmarks.work.Greeting;
import dev.homespun.benchmarks.work.NewArticle;
import dev.homespun.benchmarks.work.Stored;
import io.avaje.jex.Jex;
import io.avaje.jex.http.BadRequestException;
import io.avaje.jex.http.Context;
import io.avaje.json.JsonException;
import io.avaje.jsonb.Json;

/// Jex on Robaho's server, which it finds on the class path, with the JSON adapters that avaje-jsonb generates.
@Json.Import({Greeting.class, Found.class, NewArticle.class, Stored.class})
final class Main {

    private Main() {}

    static void main(String[] args) {
        Jex.create()
                .config(config -> config.host("127.0.0.1").port(Integer.parseInt(args[0])))
                .get("/plaintext", context -> context.text(Greeting.HELLO.message()))
                .get("/json", context -> context.json(new Greeting("Hello, World!")))
                .get("/shelves/{shelf}/books", Main::find)
                .post("/articles", Main::add)
                // Without it, an article that is none is a 500.
                .error(JsonException.class, (context, cause) -> context.status(400).write(new byte[0]))
                .start();
    }

    private static void find(Context context) {
        String title = context.queryParam("title");
        if (title == null) {
            throw new BadRequestException("no title");
        }
        context.json(new Found(number(context.pathParam("shelf")), title, number(context.queryParam("limit"))));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException noNumber) {
            throw new BadRequestException("no number");
        }
    }

    private static void add(Context context) {
        NewArticle article = context.bodyAsClass(NewArticle.class);
        if (Checks.isValid(article)) {
            context.json(Stored.of(article));
        } else {
            context.status(422).write(new byte[0]);
        }
    }
}
