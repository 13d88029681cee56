package dev.homespun.docs.guide.routing;

import dev.homespun.annotation.Delete;
import dev.homespun.annotation.Get;

// @start region="crud"
abstract class Crud<K> {

    @Get("/{id}")
    abstract String one(K id);

    @Delete("/{id}")
    String remove(K id) {
        return "removed " + id;
    }
}
// @end
