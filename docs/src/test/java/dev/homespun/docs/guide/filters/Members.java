package dev.homespun.docs.guide.filters;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Delete;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Use;
import java.util.List;

// @start region="controller"
@Controller("/members")
@Use(NoStore.class)
final class Members {

    @Get
    List<String> all() {
        return List.of("Ada", "Grace");
    }

    @Delete("/{name}")
    @Secured("admin")
    void remove(String name) {}
}
// @end
