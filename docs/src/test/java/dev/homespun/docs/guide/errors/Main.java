package dev.homespun.docs.guide.errors;

import dev.homespun.App;
import dev.homespun.dev.ProblemPage;
import dev.homespun.http.Method;

final class Main {

    static void main(String[] args) {
        app().start(args);
    }

    static App app() {
        // @start region="page"
        App app = App.create()
                .scan(Main.class.getPackageName())
                .route(Method.GET, "/problems", ProblemPage.of(Problems.LOCKED));
        // @end
        return app;
    }
}
