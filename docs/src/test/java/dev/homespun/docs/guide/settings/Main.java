package dev.homespun.docs.guide.settings;

import dev.homespun.App;
import dev.homespun.http.Method;
import dev.homespun.http.Response;

final class Main {

    private Main() {}

    static void main(String[] args) {
        app().start(args);
    }

    static App app() {
        // @start region="app"
        return App.create()
                .settings("shop", ShopSettings.class)
                .provide(Database.class, provided -> {
                    ShopSettings settings = provided.get(ShopSettings.class);
                    return Database.open(settings.databaseUrl(), settings.poolSize());
                })
                .route(Method.GET, "/", _ -> Response.text("open"));
        // @end
    }
}
