package dev.homespun.sample;

import dev.homespun.App;
import dev.homespun.HealthCheck;

/// Puts the bookshop together and starts it. The database is opened first and, at the end, closed last.
final class Main {

    private Main() {}

    static void main(String[] args) {
        app(open()).start(args);
    }

    /// {@return the application on a database, not started: what tests call}
    static App app(Database database) {
        return App.create()
                .provide(database)
                .provide(BookStore.class, () -> new JdbiBookStore(database.jdbi()))
                .health(HealthCheck.of("database", _ -> database.ping()))
                .scan("dev.homespun.sample");
    }

    private static Database open() {
        try {
            return Database.open(System.getenv());
        } catch (DatabaseUnavailable e) {
            System.err.println(e.getMessage());
            System.exit(1);
            throw e;
        }
    }
}
