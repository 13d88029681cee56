package dev.homespun.testing.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.http.Request;
import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import dev.homespun.testing.wire.FuzzInputs.Input;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A fuzzer that finds nothing must be known to find something: servers that do what must never happen.
class FuzzTrialTest {

    private static final String GET = "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    private static final String BYE = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello";
    private static final Duration SHORT = Duration.ofMillis(200);

    private final FuzzHandler handler = new FuzzHandler();

    @Test
    void theEngineDoesAllOfItRight() {
        assertThatCode(() -> new FuzzTrial(engine(), handler, Duration.ofSeconds(10)).run(input(GET + GET)))
                .doesNotThrowAnyException();
    }

    private Connector engine() {
        return Connector.inMemory((in, out) -> Server.serve(in, out, handler, ServerOptions.DEFAULTS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HTTP/1.1 500 Internal Server Error\\r\\nContent-Length: 0\\r\\n\\r\\n | 500 that nobody asked for
            HTTP/1.1 200 OK\\nContent-Length: 0\\r\\n\\r\\n                      | found LF alone
            HTTP/1.1 200 OK\\r\\nContent-Length: 9\\r\\n\\r\\nhello              | found the end of the connection
            HTTP/1.1 200 OK\\r\\nX: \\0\\r\\nContent-Length: 0\\r\\n\\r\\n       | expected no control character
            nonsense\\r\\n                                                      | expected the status line
            """)
    void anAnswerThatIsWrong(String answer, String fault) {
        assertThatThrownBy(() -> trial(Escapes.latin1(Escapes.octets(answer))).run(input(GET)))
                .isInstanceOf(FuzzTrial.Fault.class).hasMessageContaining(fault);
    }

    @Test
    void anAlertAnswersTlsAndNothingElse() {
        assertThatCode(() -> new FuzzTrial(engine(), handler, Duration.ofSeconds(10)).run(input("\u0016\u0003")))
                .doesNotThrowAnyException();
        expectFault(GET, HELLO + "\u0015\u0003\u0001\u0000\u0002\u0002(", "a TLS alert answers what is no TLS");
    }

    @Test
    void moreAnswersThanRequests() {
        expectFault(GET, HELLO + HELLO, "one more");
    }

    @Test
    void anAnswerBehindOneThatCloses() {
        expectFault(GET + GET, BYE + BYE, "nothing behind an answer that closes");
    }

    @Test
    void noAnswer() {
        expectFault(GET + GET, HELLO, "message 2 has no answer");
    }

    @Test
    void aSuccessForWhatCannotBeTakenApart() {
        expectFault("GET /hello HTTP/1.1\r\nHost : x\r\n\r\n", BYE, "not a refusal that closes");
    }

    @Test
    void anAnswerToLengthAndChunkedAtOnce() {
        expectFault("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "0\r\n\r\n", HELLO, "not a refusal that closes");
    }

    private void expectFault(String sent, String answer, String fault) {
        assertThatThrownBy(() -> trial(answer).run(input(sent))).isInstanceOf(FuzzTrial.Fault.class)
                .hasMessageContaining(fault);
    }

    @Test
    void aServerThatHangs() {
        Connector hanging = Connector.inMemory((in, _) -> {
            in.transferTo(OutputStream.nullOutputStream());
            sleep(SHORT.multipliedBy(3));
        });
        assertThatThrownBy(() -> new FuzzTrial(hanging, handler, SHORT).run(input(GET)))
                .hasMessageContaining("is open after");
    }

    @Test
    void aServerThatThrows() {
        Connector throwing = Connector.inMemory((_, _) -> {
            throw new IllegalStateException("oops");
        });
        assertThatThrownBy(() -> new FuzzTrial(throwing, handler, SHORT).run(input(GET)))
                .hasMessageContaining("the connection broke").hasMessageContaining("oops");
    }

    @Test
    void aServerThatDoesNotServeThePeerAfter() {
        int[] connections = {0};
        Connector tired = Connector.inMemory((in, out) -> answer(in, out, connections[0]++ == 0 ? HELLO : ""));
        assertThatThrownBy(() -> new FuzzTrial(tired, handler, SHORT).run(input(GET)))
                .hasMessageContaining("a valid request on a new connection");
    }

    @Test
    void aHandlerThatIsCalledWithWhatWasContent() {
        Connector fooled = Connector.inMemory((in, out) -> {
            in.transferTo(OutputStream.nullOutputStream());
            handler.calls().add(new FuzzHandler.Call("GET", Request.get("/hidden").target(), false, new byte[0],
                    false));
            answer(in, out, HELLO);
        });
        assertThatThrownBy(() -> new FuzzTrial(fooled, handler, SHORT)
                .run(input("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 16\r\n\r\nGET /hidden HTTP")))
                .hasMessageContaining("call 1 is GET /hidden, but its message is POST /echo");
    }

    @Test
    void aFailingInputIsMadeShorter() throws Exception {
        Input small = Shrinker.shrink(input("some octets and a needle, and more of them"),
                smaller -> Escapes.latin1(smaller.octets()).contains("needle"));
        assertThat(Escapes.latin1(small.octets())).isEqualTo("needle");
    }

    private FuzzTrial trial(String answer) {
        return new FuzzTrial(Connector.inMemory((in, out) -> answer(in, out, answer)), handler, SHORT);
    }

    private static void answer(InputStream in, OutputStream out, String answer) throws IOException {
        try (out) {
            in.transferTo(OutputStream.nullOutputStream());
            out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static Input input(String text) {
        return new Input(text.getBytes(StandardCharsets.ISO_8859_1), Splitting.WHOLE);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
