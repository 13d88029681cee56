package dev.homespun.docs.guide.routing;

import dev.homespun.annotation.Default;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Query;

// @start region="printable"
interface Printable {

    @Post("/{id}/print")
    default String print(long id, @Query @Default("1") int copies) {
        return "printed %d, %d times".formatted(id, copies);
    }
}
// @end
