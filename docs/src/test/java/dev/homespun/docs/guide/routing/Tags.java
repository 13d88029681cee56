package dev.homespun.docs.guide.routing;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Delete;

// @start region="tags"
@Controller("/tags")
class Tags extends Crud<Long> implements Printable {

    @Override
    String one(Long id) {
        return "tag number " + id;
    }

    @Override
    @Delete("/{id}/for-good")
    String remove(Long id) {
        return "removed for good: " + super.remove(id);
    }
}
// @end
