package dev.homespun.docs.guide.start;

import dev.homespun.App;
import dev.homespun.http.Method;
import dev.homespun.http.Response;

final class Main {

    static void main(String[] args) {
        app().start(args);
    }

    static App app() {
        // @start region="app"
        App app = App.create()
                .provide(new TeaShelf())
                .scan(Main.class.getPackageName());
        // @end
        // @start region="route"
        app.route(Method.GET, "/ping", _ -> Response.text("pong"));
        app.route(Method.GET, "/echo/{word}", request -> Response.text(request.pathVariable("word")));
        // @end
        return app;
    }
}
