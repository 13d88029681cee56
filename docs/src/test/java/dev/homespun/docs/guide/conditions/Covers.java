package dev.homespun.docs.guide.conditions;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;
import java.nio.file.Path;

@Controller("/covers")
final class Covers {

    private final Path folder = Path.of("covers");

    // @start region="cover"
    @Get("/{id}")
    Path cover(long id) {
        return folder.resolve(id + ".png");
    }
    // @end
}
