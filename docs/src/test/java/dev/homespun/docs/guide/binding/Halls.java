package dev.homespun.docs.guide.binding;

import dev.homespun.annotation.Body;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Patch;
import dev.homespun.binding.MergePatch;
import dev.homespun.http.HttpError;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

// @start region="halls"
@Controller("/halls")
final class Halls {

    record Hall(String name, int seats, List<String> stages, Optional<LocalDate> opened) {

        Hall {
            if (seats < 1) {
                throw new IllegalArgumentException("seats is %d; 1 or more is allowed".formatted(seats));
            }
        }
    }

    private final Map<Integer, Hall> halls = new ConcurrentHashMap<>(Map.of(1,
            new Hall("Arena", 900, List.of("main", "cellar"), Optional.of(LocalDate.of(2026, 1, 31)))));

    @Patch("/{id}")
    Hall change(int id, @Body MergePatch<Hall> patch) {
        return Optional.ofNullable(halls.computeIfPresent(id, (_, hall) -> patch.applyTo(hall)))
                .orElseThrow(() -> HttpError.notFound("hall", id));
    }
}
// @end
