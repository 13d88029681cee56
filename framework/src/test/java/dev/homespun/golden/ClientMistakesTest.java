package dev.homespun.golden;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.homespun.App;
import dev.homespun.annotation.Body;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Default;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Header;
import dev.homespun.annotation.Params;
import dev.homespun.annotation.Patch;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Put;
import dev.homespun.annotation.Query;
import dev.homespun.binding.MergePatch;
import dev.homespun.http.HttpError;
import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every way in which a client goes wrong that we could think of, and what it is told: which input, what was found,
/// what is allowed; nothing of the inside. The requests are in the file.
class ClientMistakesTest {

    enum Genre { NOVEL, ESSAY }

    record Author(String name, Optional<LocalDate> born) {}

    record NewBook(String title, Author author, int year, List<String> tags, Genre genre, BigDecimal price) {}

    record Isbn(String digits) {
        Isbn {
            if (digits.length() != 13) {
                throw new IllegalArgumentException("an ISBN has 13 digits");
            }
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(value = Mail.class, name = "post"),
            @JsonSubTypes.Type(value = Pickup.class, name = "pickup")})
    sealed interface Delivery {}

    record Mail(ZonedDateTime after) implements Delivery {}

    record Pickup(OptionalInt shop) implements Delivery {}

    record Shipment(Delivery delivery, Map<Genre, Integer> counts, byte[] label, byte priority, double weight,
            Object notes) {}

    record Paging(@Query @Default("1") int page, @Query @Default("20") int size) {
        Paging {
            if (size < 1 || size > 100) {
                throw new IllegalArgumentException("size must be 1 to 100");
            }
        }
    }

    @Controller("/books")
    static final class Books {
        @Get
        List<String> list(@Params Paging paging, @Query Optional<Genre> genre, @Query List<Integer> year) {
            return List.of();
        }

        @Get("/{id}")
        String one(long id) {
            throw HttpError.notFound("book", id);
        }

        @Get("/{id:[0-9]+}/cover")
        Optional<String> cover(int id) {
            return Optional.empty();
        }

        @Post
        NewBook add(@Body NewBook book) {
            return book;
        }

        @Patch("/{id}")
        NewBook change(long id, @Body MergePatch<NewBook> patch) {
            return patch.applyTo(new NewBook("Emma", new Author("Jane Austen", Optional.empty()), 1815,
                    List.of("novel"), Genre.NOVEL, BigDecimal.TEN));
        }

        @Put("/{id}/isbn")
        Isbn isbn(long id, @Body Isbn isbn) {
            return isbn;
        }

        @Get("/by-key/{key}")
        String byKey(UUID key, @Header("X-Api-Key") UUID secret, @Query boolean full, @Query LocalDate since) {
            return "found";
        }

        @Post("/shipments")
        int ship(@Body Shipment shipment) {
            return shipment.counts().size();
        }

        @Post("/bulk")
        int bulk(@Body List<Map<String, Integer>> counts) {
            return counts.size();
        }
    }

    @Test
    void everyMistakeIsToldWordForWord() throws Exception {
        GoldenFile file = GoldenFile.read("client-mistakes.txt");
        assertThat(file.cases()).hasSizeGreaterThanOrEqualTo(40);
        App app = App.create().controller(new Books());
        for (Map.Entry<String, GoldenFile.Case> each : file.cases().entrySet()) {
            String answer = answer(app, each.getValue().done());
            assertThat(answer).as(each.getKey()).doesNotContainPattern("(dev\\.homespun|java\\.|jackson|Exception|\\.java)");
            file.say(each.getKey(), answer);
        }
        file.verify();
    }

    /// Status, the fields that say what to do, and the problem; its instance differs each time.
    private static String answer(App app, String request) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Server.serve(new ByteArrayInputStream(octets(request)), out, app, ServerOptions.DEFAULTS);
        String[] headAndBody = out.toString(UTF_8).split("\r\n\r\n", 2);
        StringBuilder answer = new StringBuilder();
        for (String line : headAndBody[0].split("\r\n")) {
            if (line.startsWith("HTTP/") || line.startsWith("Allow") || line.startsWith("Accept")) {
                answer.append(line.replace("HTTP/1.1 ", "")).append('\n');
            }
        }
        return answer + headAndBody[1].replaceAll("urn:uuid:[-0-9a-f]{36}", "urn:uuid:…").replaceAll(
                ",\"(detail|instance|errors)\":", "\n \"$1\":").replaceAll("([\\[,])\\{\"in\"", "$1\n  {\"in\"");
    }

    /// Lines become CRLF, `\xNN` an octet, `*` with a number repeats what is in braces; the length of the content is
    /// added where the request says nothing of it.
    private static byte[] octets(String request) {
        String[] headAndBody = unescape(request).split("\n\n", 2);
        String body = headAndBody.length < 2 ? "" : headAndBody[1];
        String head = headAndBody[0].replace("\n", "\r\n");
        String length = body.isEmpty() || head.contains("Content-Length") || head.contains("Transfer-Encoding")
                ? "" : "\r\nContent-Length: " + body.length();
        return (head + length + "\r\n\r\n" + body).getBytes(ISO_8859_1);
    }

    private static String unescape(String text) {
        String repeated = Pattern.compile("\\{(.)\\}\\*(\\d+)").matcher(text)
                .replaceAll(match -> match.group(1).repeat(Integer.parseInt(match.group(2))).replace("\\", "\\\\"));
        return Pattern.compile("\\\\x([0-9a-f]{2})").matcher(repeated)
                .replaceAll(match -> Matcher.quoteReplacement(
                        Character.toString(Integer.parseInt(match.group(1), 16))));
    }
}
