package dev.homespun.docs.guide.results;

import dev.homespun.App;
import dev.homespun.binding.Call;
import dev.homespun.http.MediaType;
import dev.homespun.http.Method;

final class Main {

    static void main(String[] args) {
        app().start(args);
    }

    static App app() {
        App app = App.create().provide(new Market()).scan(Main.class.getPackageName());
        // @start region="call"
        app.route(Method.GET, "/about", Call.of(() -> "<h1>Books</h1>").produces(MediaType.HTML));
        // @end
        return app;
    }
}
