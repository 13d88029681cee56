package dev.homespun.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.http.Ranges.Range;
import java.io.EOFException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangesTest {

    private static Response ask(byte[] octets, String range) throws Exception {
        return Preconditions.of(Request.get("/").with("Range", range)).applyTo(
                Response.of(Status.OK).with(MediaType.OCTETS, octets).with("Accept-Ranges", "bytes"));
    }

    @ParameterizedTest(name = "{0} of {1} octets is {2}")
    @CsvSource(delimiter = ';', quoteCharacter = '\'', value = {
            "bytes=0-0; 10; 0-0", "bytes=0-; 10; 0-9", "BYTES=9-9; 10; 9-9", "bytes=-1; 10; 9-9", "bytes=-99; 10; 0-9",
            "bytes=5-99; 10; 5-9", "bytes= 1-2 ,\t4-5; 10; 1-2 4-5", "bytes=,1-2,,; 10; 1-2", "bytes=10-; 10; ''",
            "bytes=-0; 10; ''", "bytes=0-; 0; ''", "bytes=000000000000000000001-1; 10; 1-1",
            "bytes=99999999999999999999-; 10; ''", "bytes=0-18446744073709551616; 10; 0-9", "bytes=0-0,20-30,-1; 10; 0-0 9-9",
    })
    void rangesAreCutToWhatIsThere(String field, long length, String expected) {
        List<Range> ranges = Ranges.of(Fields.of("Range", field)).orElseThrow().within(length);
        assertThat(ranges.stream().map(range -> range.first() + "-" + range.last()).collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes", "bytes=", "bytes=,", "bytes=-", "bytes=a-b", "bytes=2-1", "bytes=1-2-3", "bytes=1",
            "bytes=1 - 2", "bytes 0-1", "bytes=0-1;2-3", "lines=0-1", "bytes=0-1, 5-4", "bytes=--1", "bytes=+1-2"})
    void whatIsMalformedIsIgnored(String field) throws Exception {
        assertThat(ask(new byte[10], field).status()).isEqualTo(Status.OK);
    }

    @Test
    void asManyAsAViewerNeedsAreServedAndNotOneMore() throws Exception {
        String sixteen = "bytes=" + "0-0,2-2,4-4,6-6,8-8,10-10,12-12,14-14,16-16,18-18,20-20,22-22,24-24,26-26,28-28,30-30";
        assertThat(ask(new byte[40], sixteen).status()).isEqualTo(Status.PARTIAL_CONTENT);
        assertThat(ask(new byte[40], sixteen + ",32-32").status()).isEqualTo(Status.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-4,4-6", "bytes=4-5,0-1", "bytes=0-,0-", "bytes=0-1,-10"})
    void whatOverlapsOrGoesBackIsAnsweredWhole(String field) throws Exception {
        assertThat(ask(new byte[10], field).status()).isEqualTo(Status.OK);
    }

    @Test
    void anEmptyContentHasNoRangesAndItsEndIsAllOfIt() throws Exception {
        assertThat(ask(new byte[0], "bytes=-5").status()).isEqualTo(Status.OK);
        assertThatThrownBy(() -> ask(new byte[0], "bytes=0-")).isInstanceOf(HttpError.class)
                .satisfies(error -> assertThat(((HttpError) error).toResponse().fields().first("Content-Range"))
                        .contains("bytes */0"));
    }

    @Test
    void onlyWhatOffersRangesIsDivided() throws Exception {
        Preconditions asked = Preconditions.of(Request.get("/").with("Range", "bytes=0-0"));
        Response json = Response.text("{}").with("ETag", "\"1\"");
        assertThat(asked.applyTo(json)).isSameAs(json);
        Response none = json.with("Accept-Ranges", "none");
        assertThat(asked.applyTo(none)).isSameAs(none);
        Response generated = json.with("Accept-Ranges", "bytes").with(Content.generated(_ -> { }));
        assertThat(asked.applyTo(generated)).isSameAs(generated);
    }

    @Test
    void partsAreReadOneBehindTheOther() throws Exception {
        Content parts = new Content.Parts(List.of(Content.of("ab".getBytes(US_ASCII)), Content.none(),
                Content.of("cde".getBytes(US_ASCII))));
        assertThat(parts.length()).isEqualTo(5);
        assertThat(parts.readAll()).asString(US_ASCII).isEqualTo("abcde");
        assertThat(parts.open().read()).isEqualTo('a');
        assertThatThrownBy(() -> new Content.Parts(List.of(Content.generated(_ -> { }))))
                .isInstanceOf(IllegalArgumentException.class);
        Content broken = new Content.Parts(List.of(new Content.Streamed(InputStream.nullInputStream(), 3)));
        assertThatThrownBy(broken::readAll).isInstanceOf(EOFException.class);
    }
}
