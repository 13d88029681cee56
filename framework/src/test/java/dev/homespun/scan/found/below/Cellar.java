package dev.homespun.scan.found.below;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;

@Controller("/cellar")
record Cellar() {
    @Get
    String dark() {
        return "dark";
    }
}
