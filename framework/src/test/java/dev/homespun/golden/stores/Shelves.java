package dev.homespun.golden.stores;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;
import java.time.Duration;

@Controller("/shelves")
final class Shelves {

    private final Store store;
    private final Duration patience;

    Shelves(Store store, Duration patience) {
        this.store = store;
        this.patience = patience;
    }

    @Get
    String all() {
        return store + " " + patience;
    }
}
