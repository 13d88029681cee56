package dev.homespun.docs.guide.mistakes;

import dev.homespun.annotation.Body;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Default;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Query;
import java.util.concurrent.CompletableFuture;

// @start region="mistaken"
@Controller("/concerts")
final class Mistaken {

    @Get("/{id}")
    String one(long number) {
        return "concert " + number;
    }

    @Get("/search")
    String search(@Body String words) {
        return "concerts with " + words;
    }

    @Get("/pages")
    String pages(@Query @Default("first") int page, @Query Thread thread) {
        return "page " + page;
    }

    @Get("/later")
    CompletableFuture<String> later() {
        return CompletableFuture.completedFuture("concerts");
    }
}
// @end
