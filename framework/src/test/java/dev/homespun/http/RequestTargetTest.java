package dev.homespun.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTargetTest {

    @ParameterizedTest(name = "{0} has the segments {1}")
    @CsvSource(delimiter = '|', value = {
            "/                | ''",
            "/a               | a",
            "/a/b             | a,b",
            "/a/              | a,''",
            "/a%20b           | a b",
            "/a+b             | a+b",
            "/caf%C3%A9       | caf\u00e9",
            "/a%2Fb/c         | a/b,c",
            "/a;p=1           | a;p=1",
            "/%7Euser         | ~user",
    })
    void pathsAreSplitFirstAndDecodedOnce(String raw, String segments) {
        List<String> expected = segments.isEmpty() ? List.of()
                : Arrays.stream(segments.split(",", -1)).map(s -> s.equals("''") ? "" : s).toList();
        assertThat(UriPath.parse(raw).segments()).isEqualTo(expected);
    }

    @Test
    void aPathIsDecodedOnlyOnce() {
        assertThat(UriPath.parse("/%2561").segments()).containsExactly("%61");
    }

    @ParameterizedTest(name = "path traversal and confusion: {0}")
    @CsvSource(delimiter = '|', value = {
            "/a/../b     | dot segment",
            "/..         | dot segment",
            "/./a        | dot segment",
            "/%2e%2E/a   | dot segment",
            "//a         | empty segments",
            "/a//b       | empty segments",
            "/a%00       | %00",
            "/%C0%AF     | not UTF-8",
            "/%FF        | not UTF-8",
            "/%ED%A0%80  | not UTF-8",
            "/%          | hexadecimal",
            "/%2         | hexadecimal",
            "/%zz        | hexadecimal",
            "/a\"b       | 0x22",
            "/a<b        | 0x3C",
            "/a#b        | 0x23",
            "/a\\b       | 0x5C",
            "a           | slash",
    })
    void pathsThatOthersWouldNormaliseAreRefused(String raw, String because) {
        assertThatThrownBy(() -> UriPath.parse(raw)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(because);
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
            "GET,     /a?b=c,                 Origin",
            "GET,     http://h/a,             Absolute",
            "GET,     HTTP://h:80,            Absolute",
            "GET,     https://[::1]:8/a?b,    Absolute",
            "CONNECT, h:443,                  Tunnel",
            "OPTIONS, *,                      Asterisk",
            "OPTIONS, /,                      Origin",
    })
    void eachMethodHasItsForms(String method, String raw, String form) {
        assertThat(RequestTarget.parse(Method.of(method), raw).getClass().getSimpleName()).isEqualTo(form);
    }

    @ParameterizedTest(name = "{0} {1} is refused")
    @CsvSource({
            "GET, *", "CONNECT, /a", "CONNECT, h", "CONNECT, h:99999", "GET, ftp://h/", "GET, http:///a",
            "GET, http://u:p@h/", "GET, h:80", "GET, http://h/a#f", "GET, http://h x/", "GET, /?a=%x",
    })
    void formsThatDoNotGoWithTheMethodAreRefused(String method, String raw) {
        assertThatThrownBy(() -> RequestTarget.parse(Method.of(method), raw))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void absoluteTargetsWinOverTheHostField() {
        RequestHead head = new RequestHead(Method.GET, RequestTarget.parse(Method.GET, "http://a.example:81/p?q=1"),
                HttpVersion.HTTP_1_1, Fields.of("Host", "b.example"));
        Request request = new Request(head, Content.none(), Peer.IN_MEMORY, Interim.NONE);
        assertThat(request.authority()).hasToString("a.example:81");
        assertThat(request.path().raw()).isEqualTo("/p");
        assertThat(request.query().first("q")).contains("1");
    }

    @Test
    void queriesAreReadAsFormsAre() {
        UriQuery query = new UriQuery("a=1&b=x+y&a=%C3%A9&flag&=v&e=a=b");
        assertThat(query.all("a")).containsExactly("1", "\u00e9");
        assertThat(query.first("b")).contains("x y");
        assertThat(query.first("flag")).contains("");
        assertThat(query.first("e")).contains("a=b");
        assertThat(query.first("zzz")).isEmpty();
    }

    @Test
    void queriesThatAreNotUtf8AreTheClientsFault() {
        assertThatThrownBy(() -> new UriQuery("a=%FF").parameters()).isInstanceOfSatisfying(HttpError.class,
                error -> assertThat(error.status()).isEqualTo(Status.BAD_REQUEST));
    }

    @ParameterizedTest(name = "Host: {0}")
    @CsvSource({"a, a, -1", "a:80, a, 80", "a:, a, -1", "127.0.0.1:0, 127.0.0.1, 0", "[::1]:8, [::1], 8", "x_y, x_y, -1"})
    void authoritiesAreHostAndPort(String raw, String host, int port) {
        assertThat(Authority.parse(raw)).isEqualTo(new Authority(host, port));
    }

    @ParameterizedTest(name = "Host confusion: {0}")
    @CsvSource({"''", "':80'", "a b", "a:80:80", "a:65536", "a:-1", "a:+1", "[::1", "[]", "[::1]x", "u@h", "a/b", "a?b", "'a,b:c'"})
    void malformedAuthoritiesAreRefused(String raw) {
        assertThatThrownBy(() -> Authority.parse(raw)).isInstanceOf(IllegalArgumentException.class);
    }
}
