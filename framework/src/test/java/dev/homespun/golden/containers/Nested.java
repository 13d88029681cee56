package dev.homespun.golden.containers;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

@Controller("/nested")
final class Nested {
    Nested(Optional<List<Clock>> clocks) {}

    @Get
    String one() {
        return "";
    }
}
