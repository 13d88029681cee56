package dev.homespun.docs.guide.use;

import dev.homespun.App;

final class Main {

    static void main(String[] args) {
        app().start(args);
    }

    static App app() {
        return App.create().scan(Main.class.getPackageName());
    }
}
