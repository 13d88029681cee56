package dev.homespun.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.homespun.App;
import dev.homespun.annotation.Body;
import dev.homespun.annotation.Default;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Header;
import dev.homespun.annotation.Params;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Query;
import dev.homespun.binding.BindingFailure;
import dev.homespun.binding.Input;
import dev.homespun.http.Request;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Records of parameters, values that a method looks at itself, and what a resolver brings.
class GroupedParametersTest {

    record Paging(@Query @Min(1) @Default("1") int page, @Query("per-page") @JsonProperty("other") @Max(100) int size,
            @Header("X-Key") Optional<@Size(min = 1) String> key) {
        @AssertTrue(message = "must not be the last page")
        boolean isEarly() {
            return page < 1_000;
        }
    }

    record Author(@NotBlank String name) {}

    record Tenant(@NotBlank String name) {}

    static final class Controller {
        @Get("/paging") String paging(@Params Paging paging) { return "page " + paging.page(); }
        @Get("/valid") String valid(@Params @Valid Paging paging) { return "page " + paging.page(); }
        @Get("/input") String input(@Query Input<@Min(1) Integer> page) { return told(page); }
        @Get("/group") String group(@Params Input<Paging> paging) { return told(paging); }
        @Post("/body") String body(@Body Input<List<Author>> authors) { return told(authors); }
        @Post("/valid-body") String validBody(@Body @Valid Input<Author> author) { return told(author); }
        @Post("/beside") String beside(@Body Input<Author> author, @Query @Min(1) int n) { return told(author); }
        @Get("/tenant") String tenant(@Valid Tenant tenant) { return tenant.name(); }

        private static String told(Input<?> input) {
            return switch (input) {
                case Input.Accepted<?> accepted -> "accepted " + accepted.value();
                case Input.Refused<?> refused -> "refused " + refused.failures().stream().map(BindingFailure::sentence)
                        .toList() + " " + refused.toProblem().status().code();
            };
        }
    }

    private final Asked app = new Asked(App.create().controller(new Controller())
            .arguments(parameter -> parameter.rawType() == Tenant.class
                    ? Optional.of((request, _) -> new Tenant(request.query().all("tenant").getFirst()))
                    : Optional.empty()));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {
            "/paging?page=0&per-page=5     | query page: must be greater than or equal to 1",
            "/valid?page=0&per-page=5      | query page: must be greater than or equal to 1",
            "/paging?per-page=500          | query per-page: must be less than or equal to 100",
            "/paging?page=1000&per-page=5  | parameters : must not be the last page",
            "/tenant?tenant=               | parameters /name: must not be blank",
    })
    void componentsAreNamedAsInTheRequest(String target, String refusal) throws Exception {
        assertThat(app.refusals(Request.get(target))).containsExactly(refusal);
    }

    @Test
    void fieldsInARecordAreNotShownEither() throws Exception {
        assertThat(app.refusals(Request.get("/paging?per-page=5").with("X-Key", "")))
                .containsExactly("header X-Key: size must be between 1 and 2147483647");
        assertThat(app.answer(Request.get("/paging?per-page=5"))).isEqualTo("page 1");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {
            "/input?page=1           | accepted 1",
            "/input?page=0           | refused [The query parameter page: must be greater than or equal to 1.] 422",
            "/input?page=x           | refused [The query parameter page must be an int.] 400",
            "/group?page=0&per-page=5 | refused [The query parameter page: must be greater than or equal to 1.] 422",
    })
    void whatAnInputHoldsIsRefusedThere(String target, String answer) throws Exception {
        assertThat(app.answer(Request.get(target))).isEqualTo(answer);
    }

    @Test
    void aBodyInAnInputIsRefusedThere() throws Exception {
        assertThat(app.answer(Asked.post("/body", "[{\"name\": \"\"}]")))
                .isEqualTo("refused [/0/name: must not be blank.] 422");
        assertThat(app.answer(Asked.post("/valid-body", "{\"name\": \"\"}")))
                .isEqualTo("refused [/name: must not be blank.] 422");
        assertThat(app.answer(Asked.post("/beside?n=1", "{\"name\": \"\"}")))
                .isEqualTo("refused [/name: must not be blank.] 422");
        assertThat(app.refusals(Asked.post("/beside?n=0", "{\"name\": \"\"}")))
                .containsExactly("query n: must be greater than or equal to 1");
    }
}
