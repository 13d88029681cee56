package dev.homespun.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.App;
import dev.homespun.testing.TestApp;
import dev.homespun.testing.TestRequest;
import dev.homespun.testing.TestResponse;
import dev.homespun.testing.junit.AppTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole application in memory: routes, binding, rules and a database, all but the socket. Each test has a shop of
/// its own.
@AppTest
class BooksTest {

    private static final String DRACULA = "/books/0197a000-0000-7000-8000-000000000008";
    private static final String UNKNOWN = "/books/0197a000-0000-7000-8000-0000000000ff";
    private static final String EARTHSEA = """
            {"title": "A Wizard of Earthsea", "author": "Ursula K. Le Guin", "year": 1968, "isbn": "978-0-547-77374-2",
             "priceCents": 1099, "tags": ["fantasy", "novel"]}""";

    private final Database database;

    BooksTest(@TempDir Path folder) {
        database = Database.open(Map.of("DATA_DIR", folder.toString()));
    }

    App app() {
        return Main.app(database);
    }

    @Test
    void theListShowsTheStockByTitle(TestApp shop) {
        TestResponse answer = shop.get("/books").expect(200).expectField("Content-Type", "application/json");
        assertThat(titles(answer)).hasSize(12).startsWith("Crafting Interpreters", "Design Patterns", "Dracula");
    }

    @Test
    void theListComesInPages(TestApp shop) {
        assertThat(titles(shop.get("/books?size=2&page=2").send())).containsExactly("Dracula", "Frankenstein");
        assertThat(titles(shop.get("/books?size=100&page=1").send())).hasSize(12);
        assertThat(titles(shop.get("/books?size=100&page=2147483647").send())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            page=0,           'page is 0; 1 or more is allowed.'
            page=-2147483648, 'page is -2147483648; 1 or more is allowed.'
            size=0,           'size is 0; 1 to 100 is allowed.'
            size=101,         'size is 101; 1 to 100 is allowed.'
            """)
    void aPageOutOfRangeIsRefused(String query, String detail, TestApp shop) {
        assertThat(shop.get("/books?" + query).expect(422).problem().detail()).isEqualTo(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=x", "page=2147483648", "page=", "size=1.5", "page=1&page=2", "author=%ff"})
    void aParameterThatCannotBeReadIsRefused(String query, TestApp shop) {
        assertThat(shop.get("/books?" + query).expect(400).problem().detail()).isNotEmpty();
    }

    @Test
    void authorsAreFoundByAPartOfTheirName(TestApp shop) {
        assertThat(titlesBy("BRONTË", shop)).containsExactly("Jane Eyre", "Wuthering Heights");
        assertThat(titles(shop.get("/books?author=bloch&size=1").send()))
                .containsExactly("Java Concurrency in Practice");
        assertThat(titlesBy("%", shop)).isEmpty();
        assertThat(titlesBy("_", shop)).isEmpty();
        assertThat(titlesBy("", shop)).hasSize(12);
    }

    @Test
    void aBookIsShownWhole(TestApp shop) {
        shop.get(DRACULA).expect(200).expectText("""
                {"id":"0197a000-0000-7000-8000-000000000008","title":"Dracula","author":"Bram Stoker","year":1897,\
                "isbn":"9780141439846","priceCents":899,"tags":["novel","classic","gothic"]}""");
    }

    @Test
    void anUnknownBookIsNotFound(TestApp shop) {
        for (TestRequest request : List.of(shop.get(UNKNOWN), shop.put(UNKNOWN).field("If-Match", "*").json(EARTHSEA),
                shop.delete(UNKNOWN).field("If-Match", "*"))) {
            assertThat(request.expect(404).problem().detail()).isNotEmpty();
        }
        assertThat(shop.get(UNKNOWN).expect(404).problem().detail())
                .isEqualTo("There is no book 0197a000-0000-7000-8000-0000000000ff.");
    }

    @Test
    void anIdThatIsNoUuidIsRefused(TestApp shop) {
        assertThat(shop.get("/books/7").expect(400).problem().errors()).singleElement()
                .satisfies(error -> assertThat(error.at()).isEqualTo("id"));
    }

    @Test
    void anAddedBookIsWhereItsLocationSays(TestApp shop) {
        TestResponse added = shop.post("/books").json(EARTHSEA).expect(201);
        Book book = added.json(Book.class);
        assertThat(book.isbn()).isEqualTo("978-0-547-77374-2");
        added.expectField("Location", "/books/" + book.id());
        assertThat(shop.get(added.field("Location")).expect(200).json(Book.class)).isEqualTo(book);
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
    void aBookAgainstTheRulesIsUnprocessable(String right, String wrong, String sentence, TestApp shop) {
        String json = EARTHSEA.replace(right, wrong);
        for (TestRequest request : List.of(shop.post("/books"), shop.put(DRACULA).field("If-Match", "*"))) {
            assertThat(request.json(json).expect(422).problem().detail()).contains(sentence);
        }
        assertThat(titlesBy("", shop)).hasSize(12).contains("Dracula");
    }

    @Test
    void aBookCanBeCheckedWithoutBeingAdded(TestApp shop) {
        TestRequest check = shop.post("/books/check");
        check.json(EARTHSEA).expect(200).expectText("{\"acceptable\":true,\"objections\":[]}");
        check.json(EARTHSEA.replace("1968", "19680")).expect(200).expectText(
                "{\"acceptable\":false,\"objections\":[\"year is 19680; -3000 to 2100 is allowed.\"]}");
        check.json("{\"title\": 7}").expect(200).expectText(
                "{\"acceptable\":false,\"objections\":[\"The body's /title must be a string, found a number.\"]}");
        assertThat(titlesBy("", shop)).hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}", "{\"title\": \"only\"}"})
    void whatIsNoBookIsRefused(String json, TestApp shop) {
        for (TestRequest request : List.of(shop.post("/books"), shop.put(DRACULA).field("If-Match", "*"))) {
            assertThat(request.json(json).expect(400).problem().detail()).isNotEmpty();
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
    void aComponentOfAnotherTypeIsRefused(String right, String wrong, TestApp shop) {
        TestResponse answer = shop.post("/books").json(EARTHSEA.replace(right, wrong)).send();
        assertThat(answer.status().code()).isIn(400, 422);
        assertThat(answer.problem().detail()).isNotEmpty();
        assertThat(titlesBy("", shop)).hasSize(12);
    }

    @Test
    void aBookInAnotherMediaTypeIsRefused(TestApp shop) {
        assertThat(shop.post("/books").text(EARTHSEA).expect(415).problem().detail()).isNotEmpty();
    }

    @Test
    void aReplacedBookKeepsItsId(TestApp shop) {
        Book replaced = shop.put(DRACULA).field("If-Match", "*").json(EARTHSEA).expect(200).json(Book.class);
        assertThat("/books/" + replaced.id()).isEqualTo(DRACULA);
        assertThat(replaced.title()).isEqualTo("A Wizard of Earthsea");
        assertThat(shop.get(DRACULA).expect(200).json(Book.class)).isEqualTo(replaced);
    }

    @Test
    void aClientThatHasABookAlreadyGetsItNotAgain(TestApp shop) {
        shop.get(DRACULA).expect(200).expectField("ETag", "\"1\"");
        shop.get(DRACULA).field("If-None-Match", "\"1\"").expect(304).expectText("");
        String listTag = shop.get("/books").expect(200).field("ETag");
        shop.get("/books").field("If-None-Match", listTag).expect(304);
        shop.patch(DRACULA).field("If-Match", "*").mergePatch("{\"priceCents\": 1}").expect(200);
        shop.get(DRACULA).field("If-None-Match", "\"1\"").expect(200).expectField("ETag", "\"2\"");
        shop.get("/books").field("If-None-Match", listTag).expect(200);
    }

    @Test
    void aPatchChangesWhatItNamesAndKeepsTheRest(TestApp shop) {
        TestResponse before = shop.get(DRACULA).expect(200);
        TestResponse patched = shop.patch(DRACULA).field("If-Match", before.field("ETag"))
                .mergePatch("{\"priceCents\": 499}").expect(200).expectText(before.text().replace("899", "499"));
        shop.get(DRACULA).expect(200).expectText(patched.text());
    }

    @Test
    void aPatchedBookIsCheckedLikeAnyOther(TestApp shop) {
        assertThat(patch("{\"title\": null}", shop).expect(400).problem().detail())
                .isEqualTo("The body's /title is missing.");
        patch("{\"id\": \"7\"}", shop).expect(400);
        assertThat(patch("{\"year\": 19680}", shop).expect(422).problem().detail())
                .isEqualTo("year is 19680; -3000 to 2100 is allowed.");
        shop.get(DRACULA).expect(200).expectField("ETag", "\"1\"");
    }

    private static TestRequest patch(String document, TestApp shop) {
        return shop.patch(DRACULA).field("If-Match", "*").mergePatch(document);
    }

    @Test
    void aBookIsNotChangedByWhoHasNotSeenIt(TestApp shop) {
        for (TestRequest request : List.of(shop.put(DRACULA), shop.patch(DRACULA), shop.delete(DRACULA))) {
            request.expect(428);
        }
        shop.put(DRACULA).field("If-Match", "\"1\"").json(EARTHSEA).expect(200);
        shop.put(DRACULA).field("If-Match", "\"1\"").json(EARTHSEA).expect(412);
        shop.patch(DRACULA).field("If-Match", "\"1\"").mergePatch("{}").expect(412);
        shop.delete(DRACULA).field("If-Match", "\"1\"").expect(412);
        shop.get(DRACULA).expect(200).expectField("ETag", "\"2\"");
    }

    @Test
    void aRemovedBookIsGone(TestApp shop) {
        shop.delete(DRACULA).field("If-Match", "*").expect(204).expectText("");
        shop.get(DRACULA).expect(404);
        assertThat(shop.delete(DRACULA).field("If-Match", "*").expect(404).problem().detail())
                .isEqualTo("There is no book 0197a000-0000-7000-8000-000000000008.");
    }

    @Test
    void itIsReadyWhileItsDatabaseAnswers(TestApp shop) {
        shop.get("/health/ready").expect(200).expectJson("{\"status\": \"up\", \"checks\": {\"database\": \"up\"}}");
        database.close();
        shop.get("/health/ready").expect(503);
    }

    @Test
    void whatIsNoRouteIsRefused(TestApp shop) {
        shop.get("/magazines").expect(404);
        assertThat(shop.post(DRACULA).expect(405).field("Allow")).contains("GET", "PUT", "PATCH", "DELETE");
    }

    @Test
    void theDatabaseIsClosedWithTheApplication(TestApp shop) {
        shop.get("/books").expect(200);
        shop.close();
        assertThatThrownBy(() -> new JdbiBookStore(database.jdbi()).list("", 1, 0)).hasMessageContaining("closed");
    }

    private static List<String> titlesBy(String author, TestApp shop) {
        return titles(shop.get("/books").query("author", author).send());
    }

    private static List<String> titles(TestResponse answer) {
        return answer.expect(200).jsonList(Book.class).stream().map(Book::title).toList();
    }
}
