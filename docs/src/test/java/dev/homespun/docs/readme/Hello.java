package dev.homespun.docs.readme;

// @start region="app"
import dev.homespun.App;
import dev.homespun.annotation.*;

@Controller("/hello")
final class Hello {
    record Greeting(String message) {}
    @Get("/{name}") Greeting greet(String name, @Query @Default("1") int times) {
        return new Greeting("Hello, " + name + "!".repeat(Math.clamp(times, 1, 3)));
    }

    static void main(String[] args) { App.create().scan(Hello.class.getPackageName()).start(args); }
}
// @end
