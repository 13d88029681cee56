package dev.homespun.docs.guide.testing;

import dev.homespun.App;

final class Main {

    static void main(String[] args) {
        app().start(args);
    }

    // @start region="app"
    static App app() {
        return App.create().provide(BookStore.class, Shelf::new).scan("dev.homespun.docs.guide.testing");
    }
    // @end
}
