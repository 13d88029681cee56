package dev.homespun.benchmarks.homespun;

import dev.homespun.annotation.Body;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Path;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Query;
import dev.homespun.benchmarks.work.Found;
import dev.homespun.benchmarks.work.Greeting;
import dev.homespun.benchmarks.work.NewArticle;
import dev.homespun.benchmarks.work.Stored;

@Controller
final class Articles {

    @Get("/plaintext")
    String plaintext() {
        return Greeting.HELLO.message();
    }

    @Get("/json")
    Greeting json() {
        return new Greeting("Hello, World!");
    }

    @Get("/shelves/{shelf}/books")
    Found find(@Path int shelf, @Query String title, @Query int limit) {
        return new Found(shelf, title, limit);
    }

    @Post("/articles")
    Stored add(@Body NewArticle article) {
        return Stored.of(article);
    }
}
