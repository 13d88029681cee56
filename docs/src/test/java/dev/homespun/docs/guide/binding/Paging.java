package dev.homespun.docs.guide.binding;

import dev.homespun.annotation.Default;
import dev.homespun.annotation.Query;

// @start region="paging"
record Paging(@Query @Default("1") int page, @Query @Default("20") int size) {

    Paging {
        if (page < 1 || size < 1 || size > 100) {
            throw new IllegalArgumentException("page must be 1 or more, size 1 to 100");
        }
    }
}
// @end
