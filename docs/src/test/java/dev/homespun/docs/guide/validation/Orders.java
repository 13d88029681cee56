package dev.homespun.docs.guide.validation;

import dev.homespun.annotation.Body;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Default;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Query;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

@Controller("/orders")
final class Orders {

    // @start region="parameters"
    @Get
    List<String> list(
            @Query @Min(1) @Default("1") int page,
            @Query @Size(max = 3) List<@NotBlank String> tag,
            @Query Optional<@Email String> customer) {
        return List.of("page " + page);
    }
    // @end

    // @start region="body"
    record Address(@NotBlank String street, @Size(min = 4, max = 6) String zip) {}

    record Line(@NotBlank String tea, @Min(1) @Max(100) int pounds) {}

    record NewOrder(@Email String customer, @Valid Address address, @NotEmpty List<@Valid Line> lines) {}

    @Post
    String add(@Body NewOrder sent) {
        return "thank you, " + sent.customer();
    }
    // @end

    // @start region="constructor"
    record Holiday(LocalDate from, LocalDate to, @Size(max = 20) String reason) {

        Holiday {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("to is before from");
            }
        }
    }

    @Post("/holidays")
    String pause(@Body Holiday sent) {
        return "closed until " + sent.to();
    }
    // @end
}
