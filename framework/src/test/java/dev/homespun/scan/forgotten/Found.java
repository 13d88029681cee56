package dev.homespun.scan.forgotten;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;

@Controller("/found")
final class Found extends Above {
    @Get
    String one() {
        return "";
    }
}
