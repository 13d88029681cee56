package dev.homespun.docs.guide.observing;

import dev.homespun.App;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.server.ServerOptions;
import dev.homespun.testing.WirePrinter;

final class Main {

    static void main(String[] args) {
        app().start(args);
    }

    static App app() {
        // @start region="app"
        App app = App.create()
                .route(Method.GET, "/coffees/{kind}", Main::brew);
        // @end
        return app;
    }

    // @start region="brew"
    static Response brew(Request request) throws InterruptedException {
        Thread.sleep(150); // the database, on a bad day
        return Response.text("a " + request.pathVariable("kind"));
    }
    // @end

    static ServerOptions printed() {
        // @start region="printer"
        ServerOptions options = ServerOptions.defaults().with(new WirePrinter(System.err::println));
        // @end
        return options;
    }

    static ServerOptions counted(Traffic traffic) {
        // @start region="counted"
        ServerOptions options = ServerOptions.defaults().with(traffic);
        // @end
        return options;
    }
}
