package dev.homespun.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.http.Content;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.sample.InMemory.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole application in memory: routes, binding, rules and a database, all but the socket.
class BooksTest {

    private static final String DRACULA = "/books/0197a000-0000-7000-8000-000000000008";
    private static final String UNKNOWN = "/books/0197a000-0000-7000-8000-0000000000ff";
    private static final String EARTHSEA = """
            {"title": "A Wizard of Earthsea", "author": "Ursula K. Le Guin", "year": 1968, "isbn": "978-0-547-77374-2",
             "priceCents": 1099, "tags": ["fantasy", "novel"]}""";

    private final Database database;
    private final InMemory shop;

    BooksTest(@TempDir Path folder) {
        database = Database.open(Map.of("DATA_DIR", folder.toString()));
        shop = new InMemory(Main.app(database));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theListShowsTheStockByTitle() throws Exception {
        Answer answer = shop.get("/books");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.field("Content-Type")).isEqualTo("application/json");
        assertThat(titles(answer)).hasSize(12).startsWith("Crafting Interpreters", "Design Patterns", "Dracula");
    }

    @Test
    void theListComesInPages() throws Exception {
        assertThat(titles(shop.get("/books?size=2&page=2"))).containsExactly("Dracula", "Frankenstein");
        assertThat(titles(shop.get("/books?size=100&page=1"))).hasSize(12);
        assertThat(titles(shop.get("/books?size=100&page=2147483647"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            page=0,           'page is 0; 1 or more is allowed.'
            page=-2147483648, 'page is -2147483648; 1 or more is allowed.'
            size=0,           'size is 0; 1 to 100 is allowed.'
            size=101,         'size is 101; 1 to 100 is allowed.'
            """)
    void aPageOutOfRangeIsRefused(String query, String detail) throws Exception {
        Answer answer = shop.get("/books?" + query);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=x", "page=2147483648", "page=", "size=1.5", "page=1&page=2", "author=%ff"})
    void aParameterThatCannotBeReadIsRefused(String query) throws Exception {
        Answer answer = shop.get("/books?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isNotEmpty();
    }

    @Test
    void authorsAreFoundByAPartOfTheirName() throws Exception {
        assertThat(titles(shop.get("/books?author=BRONT%C3%8B"))).containsExactly("Jane Eyre", "Wuthering Heights");
        assertThat(titles(shop.get("/books?author=bloch&size=1"))).containsExactly("Java Concurrency in Practice");
        assertThat(titles(shop.get("/books?author=%25"))).isEmpty();
        assertThat(titles(shop.get("/books?author=_"))).isEmpty();
        assertThat(titles(shop.get("/books?author="))).hasSize(12);
    }

    @Test
    void aBookIsShownWhole() throws Exception {
        Answer answer = shop.get(DRACULA);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("""
                {"id":"0197a000-0000-7000-8000-000000000008","title":"Dracula","author":"Bram Stoker","year":1897,\
                "isbn":"9780141439846","priceCents":899,"tags":["novel","classic","gothic"]}""");
    }

    @Test
    void anUnknownBookIsNotFound() throws Exception {
        for (Answer answer : List.of(shop.get(UNKNOWN), shop.put(UNKNOWN, EARTHSEA), shop.delete(UNKNOWN))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.problem()).isNotEmpty();
        }
        assertThat(shop.get(UNKNOWN).problem())
                .isEqualTo("There is no book 0197a000-0000-7000-8000-0000000000ff.");
    }

    @Test
    void anIdThatIsNoUuidIsRefused() throws Exception {
        assertThat(shop.get("/books/7").problem()).isNotEmpty();
        assertThat(shop.get("/books/7").status()).isEqualTo(400);
    }

    @Test
    void anAddedBookIsWhereItsLocationSays() throws Exception {
        Answer added = shop.post("/books", EARTHSEA);
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.field("Location")).isEqualTo("/books/" + UUID.fromString(added.json().path("id").asString()));
        assertThat(added.json().path("isbn").asString()).isEqualTo("978-0-547-77374-2");
        assertThat(shop.get(added.field("Location")).json()).isEqualTo(added.json());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "A Wizard of Earthsea" | " "       | title must not be blank
            "Ursula K. Le Guin"    | ""        | author must not be blank
            1968                   | 19680     | year is 19680; -3000 to 2100 is allowed
            77374-2                | 77374-2-  | isbn must be digits
            1099                   | -1        | priceCents is -1; 0 or more is allowed
            "fantasy"              | ""        | a tag must not be blank
            "fantasy"              | "\\u0000" | a tag contains U+0000; only printable characters are allowed
            """)
    void aBookAgainstTheRulesIsUnprocessable(String right, String wrong, String sentence) throws Exception {
        String json = EARTHSEA.replace(right, wrong);
        for (Answer answer : List.of(shop.post("/books", json), shop.put(DRACULA, json))) {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.problem()).contains(sentence);
        }
        assertThat(titles(shop.get("/books"))).hasSize(12).contains("Dracula");
    }

    @Test
    void aBookCanBeCheckedWithoutBeingAdded() throws Exception {
        Answer fine = shop.post("/books/check", EARTHSEA);
        assertThat(fine.status()).isEqualTo(200);
        assertThat(fine.text()).isEqualTo("{\"acceptable\":true,\"objections\":[]}");
        assertThat(shop.post("/books/check", EARTHSEA.replace("1968", "19680")).text()).isEqualTo(
                "{\"acceptable\":false,\"objections\":[\"year is 19680; -3000 to 2100 is allowed.\"]}");
        assertThat(shop.post("/books/check", "{\"title\": 7}").text()).isEqualTo(
                "{\"acceptable\":false,\"objections\":[\"The body's /title must be a string, found a number.\"]}");
        assertThat(titles(shop.get("/books"))).hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}", "{\"title\": \"only\"}"})
    void whatIsNoBookIsRefused(String json) throws Exception {
        for (Answer answer : List.of(shop.post("/books", json), shop.put(DRACULA, json))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.problem()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "year": 1968         | "year": "1968"
            "year": 1968         | "year": 1968.5
            "year": 1968         | "year": 1968, "id": "0197a000-0000-7000-8000-0000000000ff"
            "fantasy"            | null
            "priceCents": 1099   | "priceCents": 2147483648
            ["fantasy", "novel"] | null
            """)
    void aComponentOfAnotherTypeIsRefused(String right, String wrong) throws Exception {
        Answer answer = shop.post("/books", EARTHSEA.replace(right, wrong));
        assertThat(answer.status()).isIn(400, 422);
        assertThat(answer.problem()).isNotEmpty();
        assertThat(titles(shop.get("/books"))).hasSize(12);
    }

    @Test
    void aBookInAnotherMediaTypeIsRefused() throws Exception {
        Answer answer = shop.ask(Request.of(Method.POST, "/books").with("Content-Type", "text/plain")
                .with(Content.of(EARTHSEA.getBytes(StandardCharsets.UTF_8))));
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.problem()).isNotEmpty();
    }

    @Test
    void aReplacedBookKeepsItsId() throws Exception {
        Answer replaced = shop.put(DRACULA, EARTHSEA);
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.json().path("id").asString()).isEqualTo(DRACULA.substring("/books/".length()));
        assertThat(replaced.json().path("title").asString()).isEqualTo("A Wizard of Earthsea");
        assertThat(shop.get(DRACULA).json()).isEqualTo(replaced.json());
    }

    @Test
    void aClientThatHasABookAlreadyGetsItNotAgain() throws Exception {
        assertThat(shop.get(DRACULA).field("ETag")).isEqualTo("\"1\"");
        Answer known = shop.ask(Request.get(DRACULA).with("If-None-Match", "\"1\""));
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.text()).isEmpty();
        String listTag = shop.get("/books").field("ETag");
        assertThat(shop.ask(Request.get("/books").with("If-None-Match", listTag)).status()).isEqualTo(304);
        shop.patch(DRACULA, "*", "{\"priceCents\": 1}");
        assertThat(shop.ask(Request.get(DRACULA).with("If-None-Match", "\"1\"")).field("ETag")).isEqualTo("\"2\"");
        assertThat(shop.ask(Request.get("/books").with("If-None-Match", listTag)).status()).isEqualTo(200);
    }

    @Test
    void aPatchChangesWhatItNamesAndKeepsTheRest() throws Exception {
        Answer before = shop.get(DRACULA);
        Answer patched = shop.patch(DRACULA, before.field("ETag"), "{\"priceCents\": 499}");
        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.text()).isEqualTo(before.text().replace("899", "499"));
        assertThat(shop.get(DRACULA).text()).isEqualTo(patched.text());
    }

    @Test
    void aPatchedBookIsCheckedLikeAnyOther() throws Exception {
        assertThat(shop.patch(DRACULA, "*", "{\"title\": null}").problem()).isEqualTo("The body's /title is missing.");
        assertThat(shop.patch(DRACULA, "*", "{\"id\": \"7\"}").status()).isEqualTo(400);
        assertThat(shop.patch(DRACULA, "*", "{\"year\": 19680}").problem())
                .isEqualTo("year is 19680; -3000 to 2100 is allowed.");
        assertThat(shop.get(DRACULA).field("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void aBookIsNotChangedByWhoHasNotSeenIt() throws Exception {
        for (Method method : List.of(Method.PUT, Method.PATCH, Method.DELETE)) {
            assertThat(shop.ask(Request.of(method, DRACULA)).status()).as(method.name()).isEqualTo(428);
        }
        shop.put(DRACULA, "\"1\"", EARTHSEA);
        assertThat(shop.put(DRACULA, "\"1\"", EARTHSEA).status()).isEqualTo(412);
        assertThat(shop.patch(DRACULA, "\"1\"", "{}").status()).isEqualTo(412);
        assertThat(shop.ask(Request.of(Method.DELETE, DRACULA).with("If-Match", "\"1\"")).status()).isEqualTo(412);
        assertThat(shop.get(DRACULA).field("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void aRemovedBookIsGone() throws Exception {
        Answer removed = shop.delete(DRACULA);
        assertThat(removed.status()).isEqualTo(204);
        assertThat(removed.text()).isEmpty();
        assertThat(shop.get(DRACULA).status()).isEqualTo(404);
        assertThat(shop.delete(DRACULA).problem())
                .isEqualTo("There is no book 0197a000-0000-7000-8000-000000000008.");
    }

    @Test
    void whatIsNoRouteIsRefused() throws Exception {
        assertThat(shop.get("/magazines").status()).isEqualTo(404);
        Answer posted = shop.ask(Request.of(Method.POST, DRACULA));
        assertThat(posted.status()).isEqualTo(405);
        assertThat(posted.field("Allow")).contains("GET", "PUT", "PATCH", "DELETE");
    }

    @Test
    void theDatabaseIsClosedWithTheApplication() throws Exception {
        shop.get("/books");
        shop.app().close();
        assertThatThrownBy(() -> new JdbiBookStore(database.jdbi()).list("", 1, 0)).hasMessageContaining("closed");
    }

    private static List<String> titles(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().valueStream().map(book -> book.path("title").asString()).toList();
    }
}
