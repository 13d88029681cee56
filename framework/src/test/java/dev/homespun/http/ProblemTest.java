package dev.homespun.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProblemTest {

    private final JsonMapper jackson = JsonMapper.shared();

    @Test
    void itIsAProblemDocument() throws Exception {
        Response response = Problem.of(Status.CONFLICT, "Taken.").with("owner", "x").occurringIn(new UUID(1, 2))
                .toResponse();
        assertThat(response.status()).isEqualTo(Status.CONFLICT);
        assertThat(response.fields().first("Content-Type")).contains("application/problem+json");
        JsonNode json = jackson.readTree(response.content().readAll());
        assertThat(json.propertyNames()).containsExactly("type", "title", "status", "detail", "instance", "owner");
        assertThat(json.get("status").intValue()).isEqualTo(409);
        assertThat(json.get("title").stringValue()).isEqualTo("Conflict");
        assertThat(json.get("instance").stringValue()).isEqualTo("urn:uuid:00000000-0000-0001-0000-000000000002");
    }

    @Test
    void anInstanceThatItHasStays() {
        Problem told = Problem.of(Status.CONFLICT, "").occurringIn(new UUID(1, 2));
        assertThat(told.occurringIn(new UUID(3, 4))).isEqualTo(told);
    }

    @Test
    void aDetailThatIsEmptyIsLeftOut() {
        assertThat(Problem.of(Status.NOT_FOUND, "").toJson()).doesNotContain("detail");
    }

    @Test
    void itsJsonIsWhatJacksonReads() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Object value = value(random, 0);
            String json = Problem.of(Status.BAD_REQUEST, text(random)).with("x", value).toJson();
            assertThat(jackson.readTree(json.getBytes(StandardCharsets.UTF_8)).get("x"))
                    .as("seed %d, %s", seed, json)
                    .isEqualTo(jackson.readTree(jackson.writeValueAsBytes(value)));
        }
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 4 : 6)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextLong();
            case 2 -> random.nextBoolean();
            case 3 -> text(random) + "x";
            case 4 -> List.of(value(random, depth + 1), value(random, depth + 1)).subList(0, random.nextInt(3));
            default -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    map.put(text(random), value(random, depth + 1));
                }
                yield map;
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.appendCodePoint(random.nextInt(4) == 0 ? 0x1f600 + random.nextInt(50) : random.nextInt(0x200));
        }
        return text.toString();
    }

    @Test
    void extensionsCannotContradictTheMembers() {
        for (String name : List.of("type", "title", "status", "detail", "instance")) {
            assertThatThrownBy(() -> Problem.of(Status.CONFLICT, "").with(name, 200)).as(name)
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(name);
        }
        assertThatThrownBy(() -> Problem.of(Status.CONFLICT, "").with("ids", new int[] {1}))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("a List can be written");
        assertThatThrownBy(() -> new HttpError(Problem.of(Status.CONFLICT, ""), Fields.of("Content-Type", "text/html")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("application/problem+json");
    }

    @Test
    void extensionsAreWrittenAsWhatTheyAre() {
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("none", null);
        assertThat(Problem.of(Status.CONFLICT, "").with("set", Set.of(1)).with("maybe", Optional.of(2))
                .with("empty", "").with("absent", Optional.empty()).with("map", nothing).toJson())
                .endsWith("\"set\":[1],\"maybe\":2,\"empty\":\"\",\"absent\":null,\"map\":{\"none\":null}}");
    }

    @Test
    void aFilterCanReadAndRewordAProblem() {
        Response response = HttpError.notFound("book", 7).toResponse();
        Problem told = response.problem().orElseThrow();
        assertThat(told.detail()).isEqualTo("There is no book 7.");
        Response reworded = response.with(told.with("help", "/help"));
        assertThat(reworded.problem().orElseThrow().extensions()).containsEntry("help", "/help");
        assertThat(reworded.fields().all("Content-Type")).containsExactly("application/problem+json");
        assertThat(Response.text("fine").problem()).isEmpty();
    }
}
