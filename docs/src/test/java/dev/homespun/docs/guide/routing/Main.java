package dev.homespun.docs.guide.routing;

import dev.homespun.App;
import dev.homespun.http.Method;
import dev.homespun.http.Response;
import java.util.Map;

final class Main {

    static void main(String[] args) {
        app().start(args);
    }

    static App app() {
        Count count = new Count();
        App app = App.create().scan(Main.class.getPackageName());
        // @start region="routes"
        Map<String, String> greetings = Map.of("en", "hello", "de", "hallo", "fr", "salut");
        greetings.forEach((language, word) ->
                app.route(Method.GET, "/" + language + "/{name}", request ->
                        Response.text(word + ", " + request.pathVariable("name"))));
        // @end
        // @start region="count"
        app.use(count);
        // @end
        // @start region="path"
        app.path("/archive/{year}", archive -> archive
                .controller(new Archive())
                .route(Method.of("PURGE"), "", request -> Response.text("purged " + request.pathVariable("year"))));
        // @end
        app.route(Method.GET, "/count", _ -> Response.text(count.toString()));
        return app;
    }
}
