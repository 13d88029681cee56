package dev.homespun.docs.guide.binding;

import dev.homespun.annotation.Body;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Header;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Query;
import dev.homespun.binding.Created;
import dev.homespun.binding.Input;
import dev.homespun.http.Response;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

// @start region="bookings"
@Controller("/concerts/{concert}/bookings")
final class Bookings {

    record Booking(long concert, LocalDate day, String name, int seats) {}

    @Post
    Created<Booking> add(long concert, @Query LocalDate day, @Header("X-Voucher") Optional<UUID> voucher,
            @Body NewBooking sent) {
        Booking booking = new Booking(concert, day, sent.name(), sent.seats());
        return Created.at("/concerts/%d/bookings/1".formatted(concert), booking);
    }
    // @end

    // @start region="input"
    @Post("/waiting")
    Response queue(long concert, @Body Input<NewBooking> input) {
        return switch (input) {
            case Input.Accepted(NewBooking booking) ->
                    Response.text("%s waits for %d seats".formatted(booking.name(), booking.seats()));
            case Input.Refused<NewBooking> refused ->
                    refused.toProblem().with("help", "https://concerts.example/help/waiting").toResponse();
        };
    }
    // @end
}
