package dev.homespun.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTest {

    @ParameterizedTest
    @CsvSource({"databaseUrl, shop.database-url, SHOP_DATABASE_URL",
            "databaseURL, shop.database-url, SHOP_DATABASE_URL",
            "parseURLOnce, shop.parse-url-once, SHOP_PARSE_URL_ONCE", "http2Port, shop.http2-port, SHOP_HTTP2_PORT",
            "x, shop.x, SHOP_X", "aB, shop.a-b, SHOP_A_B", "with_line, shop.with_line, SHOP_WITH_LINE"})
    void wordsAreToldApart(String component, String name, String variable) {
        Key key = Key.of("shop", List.of(component));
        assertThat(key.name()).isEqualTo(name);
        assertThat(key.argument()).isEqualTo("--" + name);
        assertThat(key.variable()).isEqualTo(variable);
    }

    @ParameterizedTest
    @CsvSource({"'', one-b.two", "a.b, a.b.one-b.two"})
    void recordsAreNested(String prefix, String name) {
        assertThat(Key.of(prefix, List.of("oneB", "two"))).hasToString(name);
    }
}
