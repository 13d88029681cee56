package dev.homespun.docs.guide.start;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Default;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Query;

// @start region="hello"
@Controller("/hello")
final class Hello {

    record Greeting(String message) {}

    @Get
    Greeting greet(@Query @Default("world") String name) {
        return new Greeting("Hello, " + name + "!");
    }
}
// @end
