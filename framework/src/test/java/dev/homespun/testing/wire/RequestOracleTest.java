package dev.homespun.testing.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.testing.wire.RequestOracle.Message;
import dev.homespun.testing.wire.RequestOracle.State;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the oracle of the fuzzer takes for whole.
class RequestOracleTest {

    private static final String HEAD = "POST /a HTTP/1.1\r\nHost: x\r\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, nullValues = "nothing", textBlock = """
            \\r\\n                                                          | WHOLE          | nothing
            Content-Length: 3\\r\\n\\r\\nabc                                | WHOLE          | abc
            Content-Length: 4\\r\\n\\r\\nabc                                | BROKEN_CONTENT | abc
            Content-Length: +3\\r\\n\\r\\nabc                               | BROKEN_HEAD    | nothing
            Content-Length: 3\\r\\nContent-Length: 3\\r\\n\\r\\nabc         | BROKEN_HEAD    | nothing
            Content-Length: 99999999999999999999\\r\\n\\r\\nabc             | BROKEN_HEAD    | nothing
            Host: y\\r\\n\\r\\n                                             | BROKEN_HEAD    | nothing
            X: a\\nY: b\\r\\n\\r\\n                                         | BROKEN_HEAD    | nothing
            X: a\\r\\n b\\r\\n\\r\\n                                        | BROKEN_HEAD    | nothing
            Transfer-Encoding: chunked\\r\\n\\r\\n3\\r\\nabc\\r\\n0\\r\\n\\r\\n             | WHOLE          | abc
            Transfer-Encoding: chunked\\r\\n\\r\\n3;a="\\\\"";b\\r\\nabc\\r\\n00\\r\\nX: y\\r\\n\\r\\n | WHOLE | abc
            Transfer-Encoding: chunked\\r\\n\\r\\n3\\nabc\\r\\n0\\r\\n\\r\\n                | BROKEN_CONTENT | nothing
            Transfer-Encoding: chunked\\r\\n\\r\\n3\\r\\nabcX\\r\\n0\\r\\n\\r\\n            | BROKEN_CONTENT | abc
            Transfer-Encoding: chunked\\r\\n\\r\\n-3\\r\\nabc\\r\\n0\\r\\n\\r\\n            | BROKEN_CONTENT | nothing
            Transfer-Encoding: gzip, chunked\\r\\n\\r\\n0\\r\\n\\r\\n                       | BROKEN_HEAD    | nothing
            """)
    void oneMessage(String rest, State state, String content) {
        List<Message> messages = messages(HEAD + Escapes.latin1(Escapes.octets(rest)));
        assertThat(messages).singleElement().satisfies(message -> {
            assertThat(message.state()).isEqualTo(state);
            assertThat(Escapes.latin1(message.content())).isEqualTo(content == null ? "" : content);
        });
    }

    @ParameterizedTest
    @CsvSource({"'', 2", "Connection: close, 1", "'Connection: a, CLOSE', 1", "X: close, 2"})
    void anotherMessageFollowsWhereTheConnectionPersists(String field, int count) {
        String first = HEAD + field + (field.isEmpty() ? "\r\n" : "\r\n\r\n");
        assertThat(messages(first + HEAD + "\r\n")).hasSize(count);
    }

    private static List<Message> messages(String text) {
        return RequestOracle.messages(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
