package dev.homespun.scan.found;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;

/// Package-private, as controllers of applications usually are.
@Controller("/shop")
final class Shop {

    private final StringBuilder log;

    Shop(StringBuilder log) {
        this.log = log;
    }

    @Get
    String open() {
        return log.append("open").toString();
    }
}
