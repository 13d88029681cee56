package dev.homespun.docs.guide.conditions;

import dev.homespun.App;

final class Main {

    static void main(String[] args) {
        app().start(args);
    }

    static App app() {
        return App.create().provide(new Store()).scan(Main.class.getPackageName());
    }
}
