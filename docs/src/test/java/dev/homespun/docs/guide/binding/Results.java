package dev.homespun.docs.guide.binding;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Delete;
import dev.homespun.annotation.Get;
import dev.homespun.http.Content;
import dev.homespun.http.Problem;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

@Controller("/results")
final class Results {

    record Ticket(String name, Optional<Integer> row) {}

    @Get("/record")
    Ticket ticket() {
        return new Ticket("Ada", Optional.empty());
    }

    @Get("/list")
    List<Ticket> tickets() {
        return List.of(ticket());
    }

    @Get("/int")
    int number() {
        return 7;
    }

    @Get("/text")
    String text() {
        return "Ada";
    }

    @Get("/octets")
    byte[] octets() {
        return new byte[] {1, 2, 3};
    }

    @Delete("/nothing")
    void nothing() {}

    @Get("/full")
    Optional<Ticket> full() {
        return Optional.of(ticket());
    }

    @Get("/empty")
    Optional<Ticket> empty() {
        return Optional.empty();
    }

    @Get("/problem")
    Problem problem() {
        return Problem.of(Status.CONFLICT, "The concert is sold out.").with("next", "/concerts/8");
    }

    @Get("/stream")
    Stream<Ticket> stream() {
        return Stream.of(ticket());
    }

    @Get("/map")
    Map<String, Integer> map() {
        return Map.of("rows", 30);
    }

    // @start region="response"
    @Get("/guests.csv")
    Response guests() {
        return Response.text("name,seats\nAda,2\n")
                .with("Content-Type", "text/csv;charset=utf-8")
                .with("Content-Disposition", "attachment; filename=\"guests.csv\"");
    }

    @Get("/numbers")
    Response numbers() {
        return Response.of(Status.OK).with("Content-Type", "text/plain").with(Content.generated(out -> {
            for (int i = 1; i <= 1_000_000; i++) {
                out.write((i + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }));
    }
    // @end
}
