package dev.homespun.docs.guide.programmatic;

import dev.homespun.App;
import dev.homespun.http.Filter;
import dev.homespun.http.Method;
import dev.homespun.http.Response;

final class Main {

    static void main(String[] args) {
        app().start(args);
    }

    static App app() {
        // @start region="app"
        Filter noStore = (request, next) -> next.handle(request).with("Cache-Control", "no-store");
        App app = App.create()
                .path("/jars", jars -> new Jars(new Pantry()).addTo(jars.use(noStore)))
                .route(Method.GET, "/ping", _ -> Response.text("pong"));
        // @end
        return app;
    }
}
