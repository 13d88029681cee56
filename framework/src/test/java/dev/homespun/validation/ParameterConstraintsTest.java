package dev.homespun.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.annotation.Body;
import dev.homespun.annotation.Default;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Header;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Query;
import dev.homespun.http.Request;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterConstraintsTest {

    interface Found {
        String one(@Size(max = 3) String id);
    }

    static class Base {
        @Get("/inherited") String inherited(@Query @Min(1) int n) { return "inherited " + n; }
    }

    static final class Controller extends Base implements Found {
        @Get("/private") private String hidden(@Query @Min(1) int n) { return "private " + n; }
        @Get("/page") String page(@Query @Min(1) @Default("1") int page) { return "page " + page; }
        @Get("/maybe") String maybe(@Query Optional<@Min(1) Integer> page) { return "maybe " + page; }
        @Get("/present") String present(@Query @NotNull Optional<String> name) { return "present " + name; }
        @Get("/some") String some(@Query Optional<@NotNull String> name) { return "some " + name; }
        @Get("/filled") String filled(@Query Optional<@NotBlank String> name) { return "filled " + name; }
        @Get("/tags") String tags(@Query("tag") @NotEmpty List<@NotBlank String> tags) { return "tags " + tags; }
        @Get("/path/{id}") String path(@Positive long id) { return "path " + id; }
        @Get("/field") String field(@Header("X-Key") @Pattern(regexp = "[a-z]+") String key) { return "field " + key; }
        @Get("/many/{id}") String many(@Max(9) @Min(2) int id, @Query @Size(min = 2, max = 4) String b,
                @Header("X-A") @NotBlank String a) { return "many"; }
        @Get("/found/{id}") @Override public String one(String id) { return "one " + id; }
        @Get("/free") String free(@Query int page) { return "free " + page; }
        @Post("/with-body/{id}") String withBody(@Positive int id, @Body List<String> body) { return id + " " + body; }
    }

    private final Asked app = Asked.of(new Controller());

    @ParameterizedTest(name = "{0} is answered {1}")
    @CsvSource(delimiter = '|', value = {
            "/page             | page 1",
            "/page?page=7      | page 7",
            "/maybe            | maybe Optional.empty",
            "/maybe?page=1     | maybe Optional[1]",
            "/present          | present Optional.empty",
            "/some?name=x      | some Optional[x]",
            "/tags?tag=a&tag=b | tags [a, b]",
            "/path/1           | path 1",
            "/found/abc        | one abc",
            "/free?page=0      | free 0",
    })
    void whatKeepsTheConstraintsIsAnswered(String target, String text) throws Exception {
        assertThat(app.answer(Request.get(target))).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource(delimiter = '|', value = {
            "/page?page=0       | query page: must be greater than or equal to 1",
            "/maybe?page=0      | query page: must be greater than or equal to 1",
            "/some              | query name: must not be null",
            "/filled            | query name: must not be blank",
            "/tags              | query tag: must not be empty",
            "/tags?tag=a&tag=+  | query tag: must not be blank",
            "/tags?tag=&tag=+   | query tag: must not be blank",
            "/path/-1           | path id: must be greater than 0",
            "/inherited?n=0     | query n: must be greater than or equal to 1",
            "/private?n=0       | query n: must be greater than or equal to 1",
            "/found/abcd        | path id: size must be between 0 and 3",
    })
    void whatBreaksAConstraintIsUnprocessable(String target, String refusal) throws Exception {
        assertThat(app.refusals(Request.get(target))).containsExactly(refusal);
    }

    @Test
    void theValueOfAFieldIsNotShown() throws Exception {
        Request request = Request.get("/field").with("X-Key", "SECRET");
        assertThat(app.refusals(request)).containsExactly("header X-Key: must match \"[a-z]+\"");
        assertThat(app.problem(422, request).toString()).doesNotContain("SECRET");
    }

    @Test
    void allThatIsWrongIsToldInTheOrderOfTheParameters() throws Exception {
        Request request = Request.get("/many/1?b=x").with("X-A", " ");
        assertThat(app.refusals(request)).containsExactly(
                "path id: must be greater than or equal to 2",
                "query b: size must be between 2 and 4",
                "header X-A: must not be blank");
        assertThat(app.problem(422, request).get("detail").asString()).isEqualTo("The request has 3 errors.");
    }

    @Test
    void oneErrorIsToldAsASentence() throws Exception {
        assertThat(app.problem(422, Request.get("/page?page=0")).get("detail").asString())
                .isEqualTo("The query parameter page: must be greater than or equal to 1.");
    }

    @Test
    void whatCannotBeReadIsToldBeforeWhatIsNotAcceptable() throws Exception {
        assertThat(app.problem(400, Request.get("/many/x?b=x").with("X-A", " ")).get("errors")).hasSize(1);
    }

    @Test
    void aBodyWithoutConstraintsStandsBesideAParameterWithThem() throws Exception {
        assertThat(app.answer(Asked.post("/with-body/1", "[\"\"]"))).isEqualTo("1 []");
        assertThat(app.refusals(Asked.post("/with-body/0", "[\"\"]"))).containsExactly("path id: must be greater than 0");
    }
}
