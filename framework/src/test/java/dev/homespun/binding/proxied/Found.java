package dev.homespun.binding.proxied;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;

@Controller("/found")
public class Found {
    @Get
    String one() {
        return "found";
    }
}
