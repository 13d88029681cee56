package dev.homespun.docs.guide.routing;

import dev.homespun.annotation.Get;

// @start region="archive"
final class Archive {

    @Get("/search")
    String search(int year) {
        return "search the notes of " + year;
    }
}
// @end
