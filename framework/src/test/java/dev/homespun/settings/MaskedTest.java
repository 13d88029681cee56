package dev.homespun.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "postgres://joe:secret@db:5432/shop     | postgres://joe:***@db:5432/shop",
            "redis://:secret@db                     | redis://:***@db",
            "postgres://joe:a/b@c@db/shop           | postgres://joe:***@db/shop",
            "http://db:80/a                         | http://db:80/a",
            "jdbc:x://db/s?user=a&password=b&ssl=on | jdbc:x://db/s?user=a&password=***&ssl=on",
            "jdbc:sqlserver://db;Password=b;x=1     | jdbc:sqlserver://db;Password=***;x=1",
            "postgres://u:SE KRET@h/x               | postgres://u:***@h/x",
            "https://TOKEN@git.example/x            | https://***@git.example/x",
            "u:SEKRET@h /x                          | u:***@h /x",
            "jdbc:oracle:thin:scott/tiger@//h:1/x   | jdbc:oracle:thin:scott/***@//h:1/x",
            "jdbc:x://h;Pwd={a;SEKRET};y=1          | jdbc:x://h;Pwd=***;y=1",
            "http://h/?api_key=SEKRET&x=1           | http://h/?api_key=***&x=1",
            "plain                                  | plain",
    })
    void passwordsAreStars(String text, String shown) {
        assertThat(Masked.of(text)).isEqualTo(shown);
    }

    @Test
    void aTextIsOneLine() {
        assertThat(Masked.of("a\r\nb\u001b[31m")).isEqualTo("a\uFFFD\uFFFDb\uFFFD[31m");
        assertThat(Masked.of("x".repeat(101))).hasSize(101).endsWith("x…");
    }
}
