package __package__;

import dev.homespun.App;

final class Main {

    static void main(String[] args) {
        app().start(args);
    }

    /// The whole application; the tests call it without a port.
    static App app() {
        return App.create().scan("__package__");
    }
}
