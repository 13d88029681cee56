package dev.homespun.docs.guide.binding;

import dev.homespun.App;

final class Main {

    static void main(String[] args) {
        app().start(args);
    }

    static App app() {
        // @start region="app"
        App app = App.create()
                .arguments(new Cookies())
                .results(new HtmlPages())
                .scan(Main.class.getPackageName());
        // @end
        return app;
    }
}
