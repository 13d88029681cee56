package dev.homespun.scan.forgotten;

import dev.homespun.annotation.Get;

class Above {
    @Get("/above")
    String above() {
        return "";
    }
}
