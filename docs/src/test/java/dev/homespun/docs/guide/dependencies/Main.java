package dev.homespun.docs.guide.dependencies;

import dev.homespun.App;
import java.time.Clock;
import java.util.ArrayList;

final class Main {

    static void main(String[] args) {
        app().start(args);
    }

    // @start region="app"
    static App app() {
        return app(Clock.systemUTC())
                .provide(Pool.class, () -> new Pool("jdbc:…", new ArrayList<>()))
                .provide(Ledger.class, provided -> new SqlLedger(provided.get(Pool.class)));
    }

    static App app(Clock clock) {
        return App.create()
                .provide(clock)
                .provide(new NotEmpty())
                .provide(new NotClosed())
                .provide(Mailer.class, Mailer::new)
                .scan(Main.class.getPackageName());
    }
    // @end
}
