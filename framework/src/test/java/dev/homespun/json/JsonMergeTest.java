package dev.homespun.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.Month;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonMergeTest {

    record Author(String name, Optional<Integer> born) {}

    record Book(String title, Author author, List<String> tags, Map<String, Author> roles, Optional<BigDecimal> price) {
        Book {
            if (title.isBlank()) {
                throw new IllegalArgumentException("title must not be blank");
            }
        }
    }

    private static final Book EMMA = new Book("Emma", new Author("Jane Austen", Optional.of(1775)),
            List.of("novel", "classic"), Map.of("reader", new Author("Ada", Optional.empty())),
            Optional.of(new BigDecimal("9.90")));

    private final JsonMerge merge = JacksonCodec.strict().merge().orElseThrow();

    /// RFC 7396, appendix A, row by row.
    @ParameterizedTest(name = "{0} and {1} make {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'a':'b'}          | {'a':'c'}                     | {'a':'c'}",
            "{'a':'b'}          | {'b':'c'}                     | {'a':'b','b':'c'}",
            "{'a':'b'}          | {'a':null}                    | {}",
            "{'a':'b','b':'c'}  | {'a':null}                    | {'b':'c'}",
            "{'a':['b']}        | {'a':'c'}                     | {'a':'c'}",
            "{'a':'c'}          | {'a':['b']}                   | {'a':['b']}",
            "{'a':{'b':'c'}}    | {'a':{'b':'d','c':null}}      | {'a':{'b':'d'}}",
            "{'a':[{'b':'c'}]}  | {'a':[1]}                     | {'a':[1]}",
            "['a','b']          | ['c','d']                     | ['c','d']",
            "{'a':'b'}          | ['c']                         | ['c']",
            "{'a':'foo'}        | null                          | null",
            "{'a':'foo'}        | 'bar'                         | 'bar'",
            "{'e':null}         | {'a':1}                       | {'e':null,'a':1}",
            "[1,2]              | {'a':'b','c':null}            | {'a':'b'}",
            "{}                 | {'a':{'bb':{'ccc':null}}}     | {'a':{'bb':{}}}"})
    void mergesAsTheTableOfTheRfc(String target, String patch, String result) {
        JsonNode before = tree(target);
        assertThat(JacksonMerge.merged(before, tree(patch))).hasToString(result.replace('\'', '"'));
        assertThat(before).as("what was merged into").isEqualTo(tree(target));
    }

    private static JsonNode tree(String json) {
        return JsonMapper.shared().readTree(json.replace('\'', '"'));
    }

    @Test
    void whatAPatchDoesNotNameStays() throws Exception {
        assertThat(patched(EMMA, "{'title':'Persuasion'}")).isEqualTo(new Book("Persuasion", EMMA.author(), EMMA.tags(),
                EMMA.roles(), EMMA.price()));
    }

    @Test
    void objectsAreMergedArraysReplacedAndNullRemoves() throws Exception {
        assertThat(patched(EMMA, "{'author':{'born':null},'tags':['love'],'price':null,"
                + "'roles':{'reader':null,'printer':{'name':'John'}}}"))
                .isEqualTo(new Book("Emma", new Author("Jane Austen", Optional.empty()), List.of("love"),
                        Map.of("printer", new Author("John", Optional.empty())), Optional.empty()));
    }

    @Test
    void removingWhatIsNotThereChangesNothing() throws Exception {
        assertThat(patched(EMMA, "{'roles':{'printer':null}}")).isEqualTo(EMMA);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'title':null,'tags':null}   | /title is missing; /tags is missing",
            "{'author':{'name':null}}     | /author/name is missing",
            "{'author':null}              | /author is missing",
            "{'author':'Jane'}            | /author must be an object, found a string",
            "{'tags':[null]}              | /tags/0 must be a string, found null",
            "{'roles':{'printer':{}}}     | /roles/printer/name is missing",
            "{'price':'9'}                | /price must be a number, found a string"})
    void theWholeHasToBeWhatTheRecordSays(String patch, String said) {
        assertThat(faultOf(EMMA, patch)).isEqualTo(said);
    }

    @Test
    void theRecordItselfMayRefuseTheWhole() {
        JsonException refused = catchThrowableOfType(JsonException.class, () -> patched(EMMA, "{'title':' '}"));
        assertThat(refused.fault()).isEqualTo(
                new JsonFault.Rejected(new JsonFault.Place("", "title must not be blank")));
    }

    /// A removal that is misspelt would otherwise be one that never happens.
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'titel':'x'}                      | /titel is unknown; known are author, price, roles, tags, title",
            "{'titel':null}                     | /titel is unknown; known are author, price, roles, tags, title",
            "{'author':{'dead':null}}           | /author/dead is unknown; known are born, name",
            "{'roles':{'a/b':{'dead':null}}}    | /roles/a~1b/dead is unknown; known are born, name",
            "['title']                          | must be an object, found an array",
            "'title'                            | must be an object, found a string",
            "null                               | must not be null"})
    void aPatchNamesNothingButWhatIsThere(String patch, String said) {
        JsonException fault = catchThrowableOfType(JsonException.class, () -> read(Book.class, patch));
        assertThat(words(fault)).isEqualTo(said);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'title':'a','title':'b'}   | has an object with the same name twice",
            "{'title':'a'} 1             | has something behind its JSON",
            "{'title':'\\ud800'}         | has a string that is not Unicode",
            "{'price':1e99999}           | has a number whose exponent is beyond 10000",
            "{'title':                   | is JSON that ends too early"})
    void aPatchIsJsonAsStrictAsAnyBody(String patch, String reason) {
        JsonException fault = catchThrowableOfType(JsonException.class, () -> read(Book.class, patch));
        assertThat(((JsonFault.Malformed) fault.fault()).reason()).isEqualTo(reason);
    }

    @Test
    void aPatchIsNestedNoDeeperThanABody() {
        JsonException fault = catchThrowableOfType(JsonException.class,
                () -> read(Book.class, "{'title':" + "[".repeat(201) + "]".repeat(201) + "}"));
        assertThat(((JsonFault.Malformed) fault.fault()).reason()).isEqualTo("is nested deeper than 200");
    }

    record Exact(BigDecimal scaled, BigDecimal tiny, BigInteger big, long most, double half, double negativeZero,
            float third, String text, Instant instant, ZonedDateTime zoned, UUID id, Month month, byte[] octets,
            Map<String, Object> any, Optional<String> none, int changed) {}

    @Test
    void whatIsNotTouchedSurvivesExactly() throws Exception {
        Exact before = new Exact(new BigDecimal("12.3400"), new BigDecimal("1E-300"),
                new BigInteger("9".repeat(300)), Long.MAX_VALUE, 0.1, -0.0, 1 / 3f, "Žižka 𝄞 \u0000 \u2028 \"\\",
                Instant.parse("2026-01-31T10:15:30.123456789Z"),
                ZonedDateTime.parse("2026-01-31T10:15:30+01:00[Europe/Vienna]"), UUID.randomUUID(), Month.MAY,
                new byte[] {1, -1}, Map.of("whole", 7, "list", List.of("a", Map.of("b", true))), Optional.empty(), 1);
        Exact after = (Exact) patched(before, "{'changed':2}");
        assertThat(after).usingRecursiveComparison().ignoringFields("changed").isEqualTo(before);
        assertThat(after.scaled()).isEqualTo(before.scaled());
        assertThat(Double.doubleToRawLongBits(after.negativeZero())).isEqualTo(Double.doubleToRawLongBits(-0.0));
        assertThat(after.changed()).isEqualTo(2);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(value = Circle.class, name = "circle"),
            @JsonSubTypes.Type(value = Square.class, name = "square")})
    sealed interface Shape {}

    record Circle(int radius) implements Shape {}

    record Square(int side, Optional<String> color) implements Shape {}

    record Drawing(List<Shape> shapes, Shape frame, Map<String, Shape> named) {}

    @Test
    void kindsOfObjectsStayWhatTheyAre() throws Exception {
        Drawing before = new Drawing(List.of(new Circle(1), new Square(2, Optional.empty())),
                new Square(9, Optional.of("red")), Map.of("dot", new Circle(1)));
        assertThat(patched(before, "{'frame':{'color':null},'named':{'dot':{'radius':3}}}")).isEqualTo(new Drawing(
                before.shapes(), new Square(9, Optional.empty()), Map.of("dot", new Circle(3))));
        assertThat(read(Shape.class, "{'side':3}").applyTo(new Square(2, Optional.empty())))
                .isEqualTo(new Square(3, Optional.empty()));
    }

    @Test
    void anotherKindNeedsItsMembersAndNotTheOldOnes() throws Exception {
        Shape square = new Square(2, Optional.empty());
        assertThat(read(Shape.class, "{'kind':'circle','radius':1,'side':null,'color':null}").applyTo(square))
                .isEqualTo(new Circle(1));
        assertThatThrownBy(() -> read(Shape.class, "{'kind':'circle','radius':1,'color':null}").applyTo(square))
                .hasMessageContaining("/side");
    }

    record Paged<T>(List<T> items, int page) {}

    @Test
    void typesMayHaveArguments() throws Exception {
        Type type = new TypeReference<Paged<Shape>>() {}.getType();
        Paged<Shape> before = new Paged<>(List.of(new Circle(1)), 1);
        assertThat(read(type, "{'page':2}").applyTo(before)).isEqualTo(new Paged<>(before.items(), 2));
        Type map = new TypeReference<Map<String, Integer>>() {}.getType();
        assertThat(read(map, "{'a':null,'b':2}").applyTo(Map.of("a", 1, "c", 3))).isEqualTo(Map.of("b", 2, "c", 3));
    }

    /// Written is what can be read, no less and no more.
    record Account(@JsonProperty(access = JsonProperty.Access.WRITE_ONLY) String secret,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int logins, @JsonAlias("mail") String email) {

        public boolean isUsed() {
            return logins > 0;
        }

        public String getDomain() {
            return email.substring(email.indexOf('@') + 1);
        }
    }

    @Test
    void membersThatAreOnlyReadOrOnlyWrittenAreNoObstacle() throws Exception {
        Account before = new Account("s3cret", 0, "ada@example.org");
        assertThat(patched(before, "{'email':'ada@example.com'}"))
                .isEqualTo(new Account("s3cret", 0, "ada@example.com"));
    }

    @Test
    void aNameThatOnlyStandsForAnotherIsThatOther() throws Exception {
        Account before = new Account("s3cret", 0, "ada@example.org");
        assertThat(patched(before, "{'mail':'x@y.z'}")).isEqualTo(new Account("s3cret", 0, "x@y.z"));
    }

    record Open(String name, @JsonAnySetter @JsonAnyGetter Map<String, String> more) {}

    @Test
    void whatTakesAnyNameTakesItInAPatch() throws Exception {
        assertThat(patched(new Open("a", Map.of("x", "1")), "{'y':'2'}"))
                .isEqualTo(new Open("a", Map.of("x", "1", "y", "2")));
    }

    @Test
    void anApplicationsOwnMapperMerges() throws Exception {
        JsonMapper mapper = JsonMapper.builder()
                .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_EMPTY)).build();
        JsonMerge own = JacksonCodec.of(mapper).merge().orElseThrow();
        assertThat(own.read("{\"title\":\"Persuasion\",\"price\":null}".getBytes(UTF_8), Book.class).applyTo(EMMA))
                .isEqualTo(new Book("Persuasion", EMMA.author(), EMMA.tags(), EMMA.roles(), Optional.empty()));
    }

    @Test
    void anApplicationsOwnMapperIsNoLessExact() throws Exception {
        JsonMerge own = JacksonCodec.of(JsonMapper.builder().build()).merge().orElseThrow();
        byte[] patch = "{\"price\":0.123456789012345678900}".getBytes(UTF_8);
        Book after = (Book) own.read(patch, Book.class).applyTo(EMMA);
        assertThat(after.price()).contains(new BigDecimal("0.123456789012345678900"));
        assertThat(own.read("{}".getBytes(UTF_8), Book.class).applyTo(after)).isEqualTo(after);
    }

    @Test
    void aValueThatWrittenCannotBeReadIsNoFaultOfTheClient() throws Exception {
        Book odd = new Book("Emma", EMMA.author(), List.of(), Map.of(), Optional.of(new BigDecimal("1E+20000")));
        JsonMerge.Patch patch = read(Book.class, "{'title':'Persuasion'}");
        assertThatThrownBy(() -> patch.applyTo(odd)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Book").hasMessageContaining("has a number whose exponent is beyond 10000");
    }

    record Loose(int n, Map<String, Object> more, Object any, List<String> names, Optional<Double> size) {}

    /// A client that sends nothing but an n can do nothing about any of these.
    @SuppressWarnings("NullAway") // as code may be that nothing checks
    static Stream<Arguments> broken() {
        Map<String, Object> withNull = new HashMap<>();
        withNull.put("a", null);
        return Stream.of(
                arguments(new Loose(1, withNull, 1, List.of(), Optional.empty()), "/more/a must not be null"),
                arguments(new Loose(1, Map.of(), 1, Arrays.asList("x", null), Optional.empty()),
                        "/names/1 must be a string, found null"),
                arguments(new Loose(1, null, null, List.of(), Optional.empty()),
                        "/more must not be null; /any must not be null"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("broken")
    void whatWasWrongBeforeThePatchIsNoFaultOfTheClient(Loose current, String member) throws Exception {
        for (String patch : List.of("{'n':2}", "{'n':'two'}")) {
            JsonMerge.Patch read = read(Loose.class, patch);
            assertThatThrownBy(() -> read.applyTo(current)).isInstanceOf(IllegalStateException.class)
                    .hasMessage("a value of type " + Loose.class.getName() + ", which was to be patched, cannot be "
                            + "read again from the JSON that it is written as: " + member);
        }
    }

    @Test
    void aPatchMayMendWhatWasWrong() throws Exception {
        Loose odd = new Loose(1, Map.of(), 1, Arrays.asList("x", null), Optional.empty());
        assertThat(patched(odd, "{'names':['x']}"))
                .isEqualTo(new Loose(1, Map.of(), 1, List.of("x"), Optional.empty()));
    }

    @Test
    void aValueThatCannotBeWrittenIsNoFaultOfTheClient() throws Exception {
        JsonMerge.Patch patch = read(Loose.class, "{'n':2}");
        assertThatThrownBy(() -> patch.applyTo(new Loose(1, Map.of(), 1, List.of(), Optional.of(Double.NaN))))
                .isInstanceOf(RuntimeException.class).hasMessageContaining("NaN").hasMessageContaining("\"size\"");
    }

    record Dated(int day) {
        static int today = 1;

        Dated {
            if (day < today) {
                throw new IllegalArgumentException("day has passed");
            }
        }
    }

    @Test
    void aValueThatItsTypeRefusesByNowIsToldToTheClientWhoMayChangeIt() throws Exception {
        Dated current = new Dated(1);
        try {
            Dated.today = 2;
            JsonException refused = catchThrowableOfType(JsonException.class, () -> patched(current, "{}"));
            assertThat(refused.fault()).isInstanceOf(JsonFault.Rejected.class);
            assertThat(patched(current, "{'day':2}")).isEqualTo(new Dated(2));
        } finally {
            Dated.today = 1;
        }
    }

    @Test
    void noDigitIsLostWhereAnythingCanStand() throws Exception {
        BigDecimal exact = new BigDecimal("12345678901234.1234567890");
        Loose before = new Loose(1, Map.of("a", exact, "b", List.of(exact)), exact, List.of(), Optional.empty());
        assertThat(((Loose) patched(before, "{'n':2}")).more()).isEqualTo(before.more());
        assertThat(((Loose) patched(before, "{'n':2}")).any()).isEqualTo(exact);
        JsonMerge own = JacksonCodec.of(JsonMapper.builder().build()).merge().orElseThrow();
        assertThat(own.read("{\"n\":1}".getBytes(UTF_8), Loose.class).applyTo(before)).isEqualTo(before);
        assertThat(((Loose) patched(before, "{'more':{'c':1.50}}")).more()).containsEntry("c", new BigDecimal("1.50"));
    }

    @Test
    void aPatchSaysWhatItNames() throws Exception {
        assertThat(read(Account.class, "{'mail':'x@y.z','logins':null}").names()).containsExactly("email", "logins");
        assertThat(read(Account.class, "{}").names()).isEmpty();
    }

    record ReadOnly(String a, @JsonProperty(access = JsonProperty.Access.READ_ONLY) Optional<String> id) {}

    record Ignored(String a, @JsonIgnore Optional<String> id) {}

    @JsonIgnoreProperties("id")
    record IgnoredByName(String a, Optional<String> id) {}

    record Holder(List<Ignored> all) {}

    static final class ReadOnlyBean {
        public String a = "";
        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        public String id = "";
    }

    static final class IgnoredBean {
        public String a = "";
        @JsonIgnore
        public String id = "";
    }

    @JsonIgnoreProperties("id")
    static final class IgnoredByNameBean {
        public String a = "";
        public String id = "";
    }

    static final class OnlyWritten {
        public String a = "";
        private final String id = "x".repeat(3);

        public String getId() {
            return id;
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {ReadOnly.class, Ignored.class, IgnoredByName.class, ReadOnlyBean.class, IgnoredBean.class,
            IgnoredByNameBean.class, OnlyWritten.class})
    void whatAPatchedValueWouldLoseIsToldAtTheStart(Class<?> type) {
        assertThat(merge.obstacles(type))
                .containsExactly("its id is not read from JSON, and a patched value would be without it");
    }

    @Test
    void theSameWithinATypeIsToldWithItsPlace() {
        assertThat(merge.obstacles(Holder.class)).containsExactly("an element of all of Holder is of type Ignored: "
                + "its id is not read from JSON, and a patched value would be without it");
        assertThat(JacksonCodec.strict().obstacles(Holder.class)).as("of a body").isEmpty();
    }

    static final class Derived {
        public String first = "";
        private String secret = "";

        public void setSecret(String secret) {
            this.secret = secret;
        }

        public String getInitial() {
            return first.substring(0, 1) + secret;
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Account.class, Open.class, Derived.class, Exact.class, Drawing.class})
    void whatIsWorkedOutIsNotLost(Class<?> type) {
        assertThat(merge.obstacles(type)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = {int.class, String.class, String[].class, List.class, Optional.class, Month.class,
            Instant.class, Object.class})
    void whatIsNoObjectHasNoMembersToPatch(Class<?> type) {
        assertThat(merge.obstacles(type)).containsExactly(
                "it stands for no JSON object, and a merge patch changes the members of one");
    }

    record Unreadable(Runnable run) {}

    @Test
    void whatCannotBeReadCannotBePatched() {
        assertThat(merge.obstacles(Book.class)).isEmpty();
        assertThat(merge.obstacles(Shape.class)).isEmpty();
        assertThat(merge.obstacles(Unreadable.class)).containsExactlyElementsOf(
                JacksonCodec.strict().obstacles(Unreadable.class));
    }

    private JsonMerge.Patch read(Type type, String patch) throws JsonException {
        return merge.read(patch.replace('\'', '"').getBytes(UTF_8), type);
    }

    private Object patched(Object current, String patch) throws JsonException {
        return read(current.getClass(), patch).applyTo(current);
    }

    private String faultOf(Object current, String patch) {
        return words(catchThrowableOfType(JsonException.class, () -> patched(current, patch)));
    }

    private static String words(JsonException fault) {
        return String.join("; ", ((JsonFault.Mismatch) fault.fault()).places().stream()
                .map(place -> (place.pointer() + " " + place.reason()).strip()).toList());
    }
}
