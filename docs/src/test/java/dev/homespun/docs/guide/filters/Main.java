package dev.homespun.docs.guide.filters;

import dev.homespun.App;
import dev.homespun.http.Method;
import dev.homespun.http.Response;
import java.util.Map;

final class Main {

    static void main(String[] args) {
        app().start(args);
    }

    static App app() {
        // @start region="app"
        Map<String, String> roles = Map.of("Bearer a1", "admin", "Bearer c2", "clerk");
        App app = App.create()
                .use(new RequestId(), new AccessLog())
                .path("/api", api -> api
                        .use(new Security(roles))
                        .scan(Main.class.getPackageName()))
                .route(Method.GET, "/ping", _ -> Response.text("pong"));
        // @end
        return app;
    }
}
