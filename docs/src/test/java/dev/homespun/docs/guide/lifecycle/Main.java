package dev.homespun.docs.guide.lifecycle;

import dev.homespun.App;
import dev.homespun.HealthCheck;
import dev.homespun.http.Method;
import dev.homespun.http.Response;
import dev.homespun.server.ServerOptions;
import dev.homespun.server.Timeouts;
import java.time.Duration;

final class Main {

    static void main(String[] args) {
        app(new Database()).start(args);
    }

    static App app(Database database) {
        // @start region="app"
        return App.create()
                .provide(database)
                .route(Method.GET, "/", _ -> Response.text("open"))
                .onStart(provided -> provided.get(Database.class).migrate())
                .onStop(provided -> provided.get(Database.class).flush())
                .health(HealthCheck.of("database", provided -> provided.get(Database.class).ping())
                        .within(Duration.ofMillis(500)))
                .options(ServerOptions.DEFAULTS.with(Timeouts.DEFAULTS.withDrainDelay(Duration.ofSeconds(5))));
        // @end
    }
}
