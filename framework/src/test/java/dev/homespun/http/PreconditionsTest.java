package dev.homespun.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.homespun.http.Preconditions.Outcome;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsTest {

    private static final Instant MODIFIED = Instant.parse("2026-01-02T00:00:00.7Z");
    private static final String BEFORE = "Thu, 01 Jan 2026 00:00:00 GMT";
    private static final String THEN = "Fri, 02 Jan 2026 00:00:00 GMT";
    private static final String AFTER = "Sat, 03 Jan 2026 00:00:00 GMT";

    private static Preconditions of(String method, String fields) {
        return Preconditions.of(request(method, fields));
    }

    /// @param fields such as `If-Match: "1" | If-None-Match: *`
    private static Request request(String method, String fields) {
        Fields all = Fields.none();
        for (String line : fields.split("\\|")) {
            String text = line.replace("BEFORE", BEFORE).replace("THEN", THEN).replace("AFTER", AFTER).strip();
            all = text.isEmpty() ? all : all.and(text.substring(0, text.indexOf(':')),
                    text.substring(text.indexOf(':') + 1));
        }
        Request plain = Request.of(new Method(method), "/a");
        return new Request(new RequestHead(plain.method(), plain.target(), plain.version(), all), Content.none(),
                plain.peer(), plain.interim());
    }

    private static Validators validators(String current) {
        return switch (current) {
            case "absent" -> Validators.ABSENT;
            case "nothing" -> Validators.of(Fields.none());
            case "date" -> Validators.of(MODIFIED);
            case "weak" -> Validators.of(EntityTag.weak("1"));
            case "tag" -> Validators.of(EntityTag.strong("1"));
            default -> Validators.of(EntityTag.strong("1")).withLastModified(MODIFIED);
        };
    }

    /// The steps of RFC 9110, section 13.2.2, in its order; `both` is a tag and a date.
    @ParameterizedTest(name = "{0} {1} of {2} is {3}")
    @CsvSource(delimiter = ';', quoteCharacter = '\'', value = {
            "GET; ''; both; PROCEED", "PUT; ''; absent; PROCEED",
            // 1: If-Match, compared strongly
            "PUT; If-Match: \"1\"; both; PROCEED", "PUT; If-Match: \"2\"; both; FAILED",
            "GET; If-Match: \"2\"; both; FAILED", "DELETE; If-Match: \"0\", \"1\"; both; PROCEED",
            "PUT; If-Match: \"0\" | If-Match: \"1\"; both; PROCEED", "PUT; If-Match: W/\"1\"; both; FAILED",
            "PUT; If-Match: \"1\"; weak; FAILED", "PUT; If-Match: W/\"1\"; weak; FAILED",
            "PUT; If-Match: *; both; PROCEED", "PUT; If-Match: *; nothing; PROCEED", "PUT; If-Match: *; absent; FAILED",
            "PUT; If-Match: \"1\"; nothing; FAILED", "PUT; If-Match: \"1\"; absent; FAILED",
            "PUT; If-Match: \"1\"; date; FAILED", "PUT; If-Match:; both; FAILED",
            // 1 goes before 2
            "PUT; If-Match: \"1\" | If-Unmodified-Since: BEFORE; both; PROCEED",
            "PUT; If-Match: \"2\" | If-Unmodified-Since: AFTER; both; FAILED",
            // 2: If-Unmodified-Since, in whole seconds
            "PUT; If-Unmodified-Since: BEFORE; both; FAILED", "PUT; If-Unmodified-Since: THEN; both; PROCEED",
            "PUT; If-Unmodified-Since: AFTER; date; PROCEED", "GET; If-Unmodified-Since: BEFORE; date; FAILED",
            "PUT; If-Unmodified-Since: BEFORE; tag; PROCEED", "PUT; If-Unmodified-Since: BEFORE; absent; PROCEED",
            "PUT; If-Unmodified-Since: soon; both; PROCEED",
            "PUT; If-Unmodified-Since: BEFORE | If-Unmodified-Since: BEFORE; both; PROCEED",
            // 3: If-None-Match, compared weakly; 304 for reads, 412 for others
            "GET; If-None-Match: \"1\"; both; NOT_MODIFIED", "HEAD; If-None-Match: \"1\"; both; NOT_MODIFIED",
            "PUT; If-None-Match: \"1\"; both; FAILED", "GET; If-None-Match: \"2\"; both; PROCEED",
            "PUT; If-None-Match: \"2\"; both; PROCEED", "GET; If-None-Match: W/\"1\"; tag; NOT_MODIFIED",
            "GET; If-None-Match: \"1\"; weak; NOT_MODIFIED", "GET; If-None-Match: \"3\",,\"2\" ,\"1\"; tag; NOT_MODIFIED",
            "GET; If-None-Match: *; nothing; NOT_MODIFIED", "PUT; If-None-Match: *; nothing; FAILED",
            "PUT; If-None-Match: *; absent; PROCEED", "PUT; If-None-Match: \"1\"; absent; PROCEED",
            "GET; If-None-Match: \"1\"; nothing; PROCEED", "POST; If-None-Match: *; both; FAILED",
            // 1 and 2 go before 3
            "GET; If-Match: \"2\" | If-None-Match: \"1\"; both; FAILED",
            "GET; If-Match: \"1\" | If-None-Match: \"1\"; both; NOT_MODIFIED",
            "GET; If-Unmodified-Since: BEFORE | If-None-Match: \"1\"; both; FAILED",
            "PUT; If-Match: \"1\" | If-None-Match: *; both; FAILED",
            // 3 goes before 4
            "GET; If-None-Match: \"2\" | If-Modified-Since: AFTER; both; PROCEED",
            "GET; If-None-Match: \"1\" | If-Modified-Since: BEFORE; both; NOT_MODIFIED",
            // 4: If-Modified-Since, of reads only
            "GET; If-Modified-Since: BEFORE; both; PROCEED", "GET; If-Modified-Since: THEN; both; NOT_MODIFIED",
            "HEAD; If-Modified-Since: AFTER; date; NOT_MODIFIED", "PUT; If-Modified-Since: AFTER; both; PROCEED",
            "GET; If-Modified-Since: AFTER; tag; PROCEED", "GET; If-Modified-Since: soon; both; PROCEED",
            "GET; If-Modified-Since: AFTER, AFTER; both; PROCEED",
            "GET; If-Modified-Since: AFTER | If-Modified-Since: AFTER; both; PROCEED",
            "GET; If-Unmodified-Since: THEN | If-Modified-Since: THEN; both; NOT_MODIFIED",
            // 13.2.1: methods that select nothing
            "OPTIONS; If-Match: \"2\"; both; PROCEED", "TRACE; If-None-Match: *; both; PROCEED",
            // what is malformed, where it can be ignored
            "GET; If-None-Match: 1; both; PROCEED", "HEAD; If-None-Match: \"1; both; PROCEED",
            "GET; If-None-Match: 1 | If-Modified-Since: AFTER; both; NOT_MODIFIED",
    })
    void conditionsAreEvaluatedInTheOrderOfTheRfc(String method, String fields, String current, Outcome outcome) {
        assertThat(of(method, fields).evaluate(validators(current))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"If-Match: 1", "If-Match: \"1", "If-Match: *, \"1\"", "If-Match: \"1\" \"2\"",
            "If-Match: * | If-Match: *", "If-Match: \"1\"; x", "If-Match: w/\"1\"", "If-None-Match: 1",
            "If-Match: \"1\" | If-None-Match: **"})
    void aChangeUnderAConditionThatNobodyUnderstandsIsNotMade(String fields) {
        HttpError error = catchThrowableOfType(HttpError.class,
                () -> of("PUT", fields).require(validators("both")));
        assertThat(error.status()).isEqualTo(Status.BAD_REQUEST);
        assertThat(error.problem().detail())
                .matches("If-(None-)?Match is no list of entity tags; it is such as \"7\", with the quotes, or \\*\\.");
    }

    @Test
    void listsOfTagsHaveAnEnd() {
        String hundred = IntStream.rangeClosed(1, 100).mapToObj("\"%d\""::formatted).collect(Collectors.joining(", "));
        assertThat(of("PUT", "If-Match: " + hundred).evaluate(validators("tag"))).isEqualTo(Outcome.PROCEED);
        assertThat(catchThrowableOfType(HttpError.class, () -> of("PUT", "If-Match: %s, \"x\"".formatted(hundred))
                .evaluate(validators("tag"))).problem().detail()).isEqualTo("If-Match lists more than 100 entity tags.");
        assertThat(of("GET", "If-None-Match: %s, \"x\"".formatted(hundred)).evaluate(validators("tag")))
                .isEqualTo(Outcome.PROCEED);
    }

    @ParameterizedTest(name = "{0} {1} of {2} is {3}")
    @CsvSource(delimiter = ';', quoteCharacter = '\'', value = {
            "PUT; ''; both; 428", "PUT; If-Match: \"1\"; both; 0", "PUT; If-Match: \"2\"; both; 412",
            "PUT; If-None-Match: *; absent; 0", "PUT; If-None-Match: *; both; 412",
            "PUT; If-None-Match: \"2\"; both; 428", "PATCH; If-None-Match: *; absent; 428",
            "PUT; If-Unmodified-Since: AFTER; both; 0", "PUT; If-Unmodified-Since: AFTER; tag; 428",
            "PUT; If-Unmodified-Since: soon; both; 428", "PUT; If-Modified-Since: AFTER; both; 428",
    })
    void aConditionThatIsRequiredHasToGuardWhatIsThere(String method, String fields, String current, int status) {
        Preconditions required = of(method, fields).required();
        if (status == 0) {
            assertThatCode(() -> required.require(validators(current))).doesNotThrowAnyException();
        } else {
            assertThat(catchThrowableOfType(HttpError.class, () -> required.require(validators(current))).status().code())
                    .isEqualTo(status);
        }
    }

    @Test
    void whatFailedSaysWhatToDoAndNoCurrentTag() {
        Response response = catchThrowableOfType(HttpError.class,
                () -> of("PUT", "If-Match: \"2\"").require(EntityTag.of(1))).toResponse();
        assertThat(response.status()).isEqualTo(Status.PRECONDITION_FAILED);
        assertThat(response.fields().contains("ETag")).isFalse();
        assertThat(response.problem().orElseThrow().detail()).contains("GET it again before you repeat the change.");
    }

    @Test
    void aNotModifiedKeepsAllFieldsButThoseOfTheContent() throws Exception {
        Response whole = Response.text("a").with("ETag", "\"1\"").with("Last-Modified", THEN).with("Vary", "Accept")
                .with("Cache-Control", "no-cache").with("Expires", AFTER).with("Content-Location", "/b")
                .with("Content-Language", "en").with("Set-Cookie", "a=b").with("Content-Security-Policy", "x");
        Response answer = of("GET", "If-None-Match: \"1\"").applyTo(whole);
        assertThat(answer.status()).isEqualTo(Status.NOT_MODIFIED);
        assertThat(answer.content().length()).isZero();
        assertThat(answer.fields()).extracting(Fields.Field::name).containsExactly("ETag", "Vary", "Cache-Control",
                "Expires", "Content-Location", "Set-Cookie", "Content-Security-Policy");
        assertThat(of("GET", "If-Modified-Since: THEN").applyTo(Response.text("a").with("Last-Modified", THEN)).fields())
                .as("without a tag the date is what caches go by").containsExactly(new Fields.Field("Last-Modified", THEN));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"GET; 404", "GET; 201", "POST; 200", "PUT; 200", "GET; 304"})
    void onlyAReadThatSucceedsIsAnsweredUnderConditions(String method, int status) throws Exception {
        Response response = Response.text("a").with(Status.of(status)).with("ETag", "\"1\"");
        assertThat(of(method, "If-None-Match: \"1\"").applyTo(response)).isSameAs(response);
        assertThat(of(method, "If-Match: \"2\"").applyTo(response)).isSameAs(response);
    }

    @ParameterizedTest
    @ValueSource(strings = {"If-Match: \"2\"", "If-None-Match: *", "If-Match: 2"})
    void whatHasNoValidatorIsAnsweredWhateverTheConditions(String fields) throws Exception {
        Response response = Response.text("a").with("ETag", "no tag");
        assertThat(of("GET", fields).applyTo(response)).isSameAs(response);
    }

    @ParameterizedTest
    @ValueSource(strings = {"If-Match: \"2\"", "If-None-Match: \"1\""})
    void aStreamThatIsNotSentIsClosed(String fields) {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream stream = new ByteArrayInputStream(new byte[9]) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        var _ = catchThrowable(() ->
                of("GET", fields).applyTo(Response.of(Status.OK).with("ETag", "\"1\"").with(Content.of(stream))));
        assertThat(closed).isTrue();
    }
}
