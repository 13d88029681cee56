package dev.homespun.docs.guide.binding;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Default;
import dev.homespun.annotation.Get;

// @start region="welcome"
@Controller("/welcome")
final class Welcome {

    @Get
    Html page(@FromCookie @Default("0") int visits) {
        return new Html("<p>You were here %d times.</p>".formatted(visits));
    }
}
// @end
