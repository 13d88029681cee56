package dev.homespun.docs.guide.use;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Use;

// @start region="loans"
@Controller("/loans")
@Use(Stamped.class)
final class LoanDesk extends Desk {

    @Get("/{id}")
    @Use(NoStore.class)
    String one(long id) {
        return "loan " + id;
    }
}
// @end
