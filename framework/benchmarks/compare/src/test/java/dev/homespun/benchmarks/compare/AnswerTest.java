package dev.homespun.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: Text/Plain;charset=utf-8\r\n";

    private static InputStream octets(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void contentEndsWhereItsLengthSays() throws IOException {
        InputStream two = octets((OK + "content-length: 2\r\n\r\nab").repeat(2));
        assertThat(Answer.read(two)).isEqualTo(new Answer(200, "text/plain", "ab"));
        assertThat(Answer.read(two)).isEqualTo(new Answer(200, "text/plain", "ab"));
        assertThat(two.read()).isEqualTo(-1);
    }

    @Test
    void chunksAreContentWithoutTheirFraming() throws IOException {
        InputStream in = octets(OK + "Transfer-Encoding: chunked\r\n\r\n"
                + "2\r\nab\r\nA;x=1\r\n0123456789\r\n0\r\nT: 1\r\n\r\nrest");
        assertThat(Answer.read(in)).isEqualTo(new Answer(200, "text/plain", "ab0123456789"));
        assertThat(in.read()).isEqualTo('r');
    }

    @Test
    void interimAnswersAreSkipped() throws IOException {
        assertThat(Answer.read(octets("HTTP/1.1 100 Continue\r\n\r\n" + OK + "Content-Length: 0\r\n\r\n")))
                .isEqualTo(new Answer(200, "text/plain", ""));
    }

    @Test
    void whatEndsTooEarlyOrIsNoAnswerIsAnError() {
        assertThatThrownBy(() -> Answer.read(octets(OK + "Content-Length: 3\r\n\r\nab")))
                .isInstanceOf(IOException.class).hasMessage("2 of 3 octets of content");
        assertThatThrownBy(() -> Answer.read(octets(OK))).isInstanceOf(IOException.class)
                .hasMessageStartingWith("the connection ended");
        assertThatThrownBy(() -> Answer.read(octets("hello\r\n"))).isInstanceOf(IOException.class)
                .hasMessage("no status line of HTTP/1.1: hello");
    }
}
