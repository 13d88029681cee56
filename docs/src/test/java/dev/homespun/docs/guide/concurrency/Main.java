package dev.homespun.docs.guide.concurrency;

import dev.homespun.App;
import dev.homespun.concurrent.RequestScope;
import dev.homespun.concurrent.Timeout;
import dev.homespun.http.Filter;
import dev.homespun.http.Method;
import dev.homespun.http.Response;
import java.security.Principal;
import java.time.Duration;

final class Main {

    static void main(String[] args) {
        app(new Agency()).start(args);
    }

    static App app(Agency agency) {
        // @start region="filter"
        Filter signedIn = (request, next) -> {
            Principal ada = () -> "Ada"; // as a token, a cookie or a certificate says
            return RequestScope.current().with(ada).handle(request, next);
        };
        // @end
        App app = App.create().use(signedIn).controller(new Trips(agency));
        // @start region="timeout"
        app.path("/reports", reports -> reports
                .use(Timeout.of(Duration.ofSeconds(30)))
                .route(Method.GET, "/year", _ -> Response.text("much")));
        // @end
        return app;
    }
}
