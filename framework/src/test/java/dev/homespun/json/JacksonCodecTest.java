package dev.homespun.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JacksonCodecTest {

    enum Cover { HARD, SOFT }

    record Author(String name, Optional<Integer> born) {}

    record Book(String title, int year, List<String> tags, Author author, Optional<Cover> cover) {
        Book {
            if (title.isBlank()) {
                throw new IllegalArgumentException("title must not be blank");
            }
        }
    }

    record Odd(UUID id, LocalDate day, double price, boolean sold, Cover cover) {}

    private final JsonCodec codec = JacksonCodec.strict();

    @Test
    void recordsAreReadAndWritten() throws Exception {
        Book book = new Book("Emma", 1815, List.of("novel"), new Author("Jane Austen", Optional.of(1775)), Optional.empty());
        byte[] json = codec.write(book);
        assertThat(new String(json, StandardCharsets.UTF_8)).isEqualTo(
                "{\"title\":\"Emma\",\"year\":1815,\"tags\":[\"novel\"],\"author\":{\"name\":\"Jane Austen\",\"born\":1775},\"cover\":null}");
        assertThat(codec.read(json, Book.class)).isEqualTo(book);
    }

    @Test
    void optionalComponentsMayBeAbsentOrNull() throws Exception {
        Author none = new Author("A", Optional.empty());
        assertThat(read("{\"name\":\"A\"}", Author.class)).isEqualTo(none);
        assertThat(read("{\"name\":\"A\",\"born\":null}", Author.class)).isEqualTo(none);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{}                                                            | /title is missing; /year is missing; /tags is missing; /author is missing",
            "{`title`:`a`,`year`:null,`tags`:[],`author`:{`name`:`b`}}     | /year must not be null",
            "{`title`:5,`year`:1,`tags`:[],`author`:{`name`:`b`}}          | /title must be a string, found a number",
            "{`title`:`a`,`year`:`7`,`tags`:[],`author`:{`name`:`b`}}      | /year must be a whole number, found a string",
            "{`title`:`a`,`year`:7.9,`tags`:[],`author`:{`name`:`b`}}      | /year must be a whole number, found a fraction",
            "{`title`:`a`,`year`:true,`tags`:[],`author`:{`name`:`b`}}     | /year must be a whole number, found true or false",
            "{`title`:`a`,`year`:99999999999,`tags`:[],`author`:{`name`:`b`}} | /year is out of range; it must be a whole number from -2147483648 to 2147483647",
            "{`title`:`a`,`year`:1,`tags`:`x`,`author`:{`name`:`b`}}       | /tags must be an array, found a string",
            "{`title`:`a`,`year`:1,`tags`:[`a`,1],`author`:{`name`:`b`}}   | /tags/1 must be a string, found a number",
            "{`title`:`a`,`year`:1,`tags`:[null],`author`:{`name`:`b`}}    | /tags/0 must be a string, found null",
            "{`title`:`a`,`year`:1,`tags`:[],`author`:`b`}                 | /author must be an object, found a string",
            "{`title`:`a`,`year`:1,`tags`:[],`author`:{}}                  | /author/name is missing",
            "{`title`:`a`,`year`:1,`tags`:[],`author`:{`name`:`b`,`x/y`:1}} | /author/x~1y is unknown; known are born, name",
            "{`title`:`a`,`year`:1,`tags`:[],`author`:{`name`:`b`},`cover`:`LEATHER`} | /cover must be one of HARD, SOFT",
            "{`title`:`a`,`year`:1,`tags`:[],`author`:{`name`:`b`},`cover`:0} | /cover must be one of HARD, SOFT, found a number",
            "[]                                                            | must be an object, found an array",
            "null                                                          | must not be null",
    })
    void documentsOfAnotherShapeSayWhere(String json, String expected) {
        JsonFault fault = fault(json.replace('`', '"'), Book.class);
        assertThat(fault).isInstanceOfSatisfying(JsonFault.Mismatch.class, mismatch ->
                assertThat(String.join("; ", mismatch.places().stream().map(p -> (p.pointer() + " " + p.reason()).strip()).toList()))
                        .isEqualTo(expected));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
            "{\"id\":\"x\"}                 | /id must be a UUID",
            "{\"id\":5}                     | /id must be a UUID, found a number",
            "{\"day\":\"tomorrow\"}         | /day must be a date such as 2026-01-31",
            "{\"day\":\"2026-01-01T10:00:00Z\"} | /day must be a date such as 2026-01-31",
            "{\"day\":[2026,1,1]}          | /day must be a date such as 2026-01-31, found an array",
            "{\"price\":\"1.5\"}            | /price must be a number, found a string",
            "{\"sold\":\"true\"}            | /sold must be true or false, found a string",
            "{\"sold\":1}                   | /sold must be true or false, found a number",
            "{\"cover\":\"\"}               | /cover must be one of HARD, SOFT",
    })
    void textIsNotCoerced(String json, String expected) {
        assertThat(fault(json, Odd.class)).isInstanceOfSatisfying(JsonFault.Mismatch.class, mismatch ->
                assertThat(mismatch.places().getFirst().pointer() + " " + mismatch.places().getFirst().reason())
                        .isEqualTo(expected));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
            "{\"title\": 5                | is JSON that ends too early | 12",
            "{\"name\":\"a\"} x           | has something behind its JSON | 14",
            "{\"name\":\"a\"}}            | has something behind its JSON | 13",
            "{\"name\":\"a\"} {}          | has something behind its JSON | 14",
            "{'name':1}                   | is not JSON                 | 2",
            "{\"name\":\"a\",}            | is not JSON                 | 14",
            "{\"name\":\"a\",\"name\":1}  | has an object with the same name twice | 19",
            "{\"name\":01}                | is not JSON                 | 10",
            "{\"name\":NaN}               | is not JSON                 | 12",
    })
    void whatIsNotJsonSaysLineAndColumn(String json, String reason, int column) {
        assertThat(fault(json.strip(), Author.class)).isInstanceOfSatisfying(JsonFault.Malformed.class, malformed -> {
            assertThat(malformed.reason()).isEqualTo(reason);
            assertThat(malformed.line()).isEqualTo(1);
            assertThat(malformed.column()).isBetween(column - 1, column + 2);
        });
    }

    @Test
    void emptyContentIsNoJson() {
        assertThat(fault("", Author.class)).isEqualTo(new JsonFault.Malformed("is empty", 0, 0));
    }

    @Test
    void jsonDepthNumberAndNameFloodsAreRefused() {
        String deep = "{\"name\":\n" + "[".repeat(201) + "]".repeat(201) + "}";
        String number = "{\"name\":\"a\",\"born\":" + "1".repeat(1_001) + "}";
        String name = "{\"" + "n".repeat(60_000) + "\":1}";
        assertThat(fault(deep, Author.class)).isEqualTo(new JsonFault.Malformed("is nested deeper than 200", 2, 201));
        assertThat(fault(number, Author.class)).isInstanceOfSatisfying(JsonFault.Malformed.class, malformed ->
                assertThat(malformed.reason()).isEqualTo("has a number of more than 1000 digits"));
        assertThat(fault(name, Author.class)).isInstanceOfSatisfying(JsonFault.Malformed.class, malformed ->
                assertThat(malformed.reason()).isEqualTo("has a name of more than 50000 octets"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "ISO-8859-1"})
    void contentThatIsNotUtf8IsRefused(String charset) {
        byte[] octets = "{\"name\":\"caf\u00e9\"}".getBytes(Charset.forName(charset));
        assertThatThrownBy(() -> codec.read(octets, Author.class)).isInstanceOfSatisfying(JsonException.class,
                e -> assertThat(e.fault()).isEqualTo(new JsonFault.Malformed("is not UTF-8", 0, 0)));
    }

    @Test
    void overlongUtf8IsRefused() {
        byte[] octets = "{\"name\":\"??\"}".getBytes(StandardCharsets.UTF_8);
        octets[9] = (byte) 0xc0;
        octets[10] = (byte) 0xaf;
        assertThatThrownBy(() -> codec.read(octets, Author.class)).isInstanceOf(JsonException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void whatACompactConstructorSaysIsForTheClient() {
        assertThat(fault("{\"title\":\" \",\"year\":1,\"tags\":[],\"author\":{\"name\":\"b\"}}", Book.class))
                .isEqualTo(new JsonFault.Rejected(new JsonFault.Place("", "title must not be blank")));
    }

    @Test
    void faultsHoldNothingOfTheDocument() {
        JsonException e = catchThrowableOfType(JsonException.class,
                () -> read("{\"name\": \"secret", Author.class));
        assertThat(e).hasMessageNotContaining("secret");
    }

    private Object read(String json, Class<?> type) throws JsonException {
        return codec.read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    private JsonFault fault(String json, Class<?> type) {
        return catchThrowableOfType(JsonException.class, () -> read(json, type)).fault();
    }
}
