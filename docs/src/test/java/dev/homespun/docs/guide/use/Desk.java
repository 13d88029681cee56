package dev.homespun.docs.guide.use;

import dev.homespun.annotation.Get;

// @start region="desk"
@Internal
abstract class Desk {

    @Get("/hours")
    String hours() {
        return "nine to five";
    }
}
// @end
