package dev.homespun.docs.guide.binding;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Default;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Header;
import dev.homespun.annotation.Params;
import dev.homespun.annotation.Query;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

// @start region="where"
@Controller("/concerts")
final class Concerts {

    record Found(String city, LocalDate from, Optional<Genre> genre, int limit, String language) {}

    @Get("/{city}")
    Found find(String city,
            @Query LocalDate from,
            @Query Optional<Genre> genre,
            @Query @Default("20") int limit,
            @Header("Accept-Language") @Default("en") String language) {
        return new Found(city, from, genre, limit, language);
    }
    // @end

    // @start region="many"
    @Get("/{city}/seats")
    String seats(String city, @Query List<Seat> seat, @Query Set<Genre> genre, @Query Optional<Integer> most) {
        return "seats %s, genres %s, at most %s".formatted(seat, genre, most);
    }
    // @end

    // @start region="paging"
    @Get
    String list(@Params Paging paging) {
        return "page %d of %d concerts each".formatted(paging.page(), paging.size());
    }
    // @end
}
