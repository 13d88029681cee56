package dev.homespun.docs.guide.routing;

import dev.homespun.annotation.Body;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Put;
import dev.homespun.annotation.Verb;

// @start region="notes"
@Controller("/notes")
final class Notes {

    @Get
    String all() {
        return "all notes";
    }

    @Get("/latest")
    String latest() {
        return "the latest note";
    }

    @Get("/{year:[0-9]{4}}")
    String ofYear(int year) {
        return "all notes of the year " + year;
    }

    @Get("/{title}")
    String one(String title) {
        return "the note called " + title;
    }

    @Get("/{title}/{file...}")
    String attached(String title, String file) {
        return file + ", attached to the note called " + title;
    }

    @Put("/{title}")
    String write(String title) {
        return "wrote the note called " + title;
    }
    // @end

    // @start region="verb"
    record Words(String first, String second) {}

    @Verb(method = "QUERY")
    String search(@Body Words words) {
        return "notes with %s and %s".formatted(words.first(), words.second());
    }
    // @end

    // @start region="own"
    @Copy("/{title}")
    String copy(String title) {
        return "copied the note called " + title;
    }
    // @end

    // @start region="two"
    @Get("/{title}/print")
    @Post("/{title}/print")
    String print(String title) {
        return "printed the note called " + title;
    }
    // @end
}
