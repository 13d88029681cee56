package dev.homespun.docs.guide.conflict;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;

// @start region="twins"
@Controller("/notes")
final class Twins {

    @Get("/{title}")
    String one(String title) {
        return "the note called " + title;
    }

    @Get("/{name}")
    String other(String name) {
        return "the note of " + name;
    }

    @Get("/by/{number:[0-9]+}")
    String numbered(int number) {
        return "note number " + number;
    }

    @Get("/by/{letter:[a-z]}")
    String lettered(char letter) {
        return "notes that begin with " + letter;
    }
}
// @end
