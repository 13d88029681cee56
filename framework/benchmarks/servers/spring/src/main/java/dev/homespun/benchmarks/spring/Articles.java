package dev.homespun.benchmarks.spring;

import dev.homespun.benchmarks.work.Found;
import dev.homespun.benchmarks.work.Greeting;
import dev.homespun.benchmarks.work.NewArticle;
import dev.homespun.benchmarks.work.Stored;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Articles {

    @GetMapping("/plaintext")
    String plaintext() {
        return Greeting.HELLO.message();
    }

    @GetMapping("/json")
    Greeting json() {
        return new Greeting("Hello, World!");
    }

    @GetMapping("/shelves/{shelf}/books")
    Found find(@PathVariable int shelf, @RequestParam String title, @RequestParam int limit) {
        return new Found(shelf, title, limit);
    }

    @PostMapping("/articles")
    Stored add(@Valid @RequestBody NewArticle article) {
        return Stored.of(article);
    }
}
