package dev.homespun.docs.guide.conditions;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;
import dev.homespun.http.Folder;
import java.io.IOException;
import java.nio.file.Path;

@Controller("/covers")
final class Covers {

    // @start region="cover"
    private final Folder folder = Folder.at(Path.of("covers"));

    @Get("/{name...}")
    Path cover(String name) throws IOException {
        return folder.file(name);
    }
    // @end
}
