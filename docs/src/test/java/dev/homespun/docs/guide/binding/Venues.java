package dev.homespun.docs.guide.binding;

import dev.homespun.annotation.Body;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Post;
import java.time.LocalDate;
import java.util.Optional;

// @start region="venues"
@Controller("/venues")
final class Venues {

    record Venue(String name, int seats, Optional<LocalDate> opened) {}

    @Post
    Venue add(@Body Venue sent) {
        return sent;
    }
}
// @end
