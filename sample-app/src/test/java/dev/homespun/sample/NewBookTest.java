package dev.homespun.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewBookTest {

    private static final String ISBN = "9780547773742";

    static final List<Arguments> REFUSED = List.of(
            arguments("", "A", 1968, ISBN, 0, List.of(), "title must not be blank"),
            arguments(" \t\u2003", "A", 1968, ISBN, 0, List.of(), "title must not be blank"),
            arguments("x".repeat(201), "A", 1968, ISBN, 0, List.of(),
                    "title has 201 characters; at most 200 are allowed"),
            arguments("a\0b", "A", 1968, ISBN, 0, List.of(),
                    "title contains U+0000; only printable characters are allowed"),
            arguments("a\nb", "A", 1968, ISBN, 0, List.of(),
                    "title contains U+000A; only printable characters are allowed"),
            arguments("half \uD83D", "A", 1968, ISBN, 0, List.of(),
                    "title contains U+D83D; only printable characters are allowed"),
            arguments("T", "  ", 1968, ISBN, 0, List.of(), "author must not be blank"),
            arguments("T", "x".repeat(201), 1968, ISBN, 0, List.of(),
                    "author has 201 characters; at most 200 are allowed"),
            arguments("T", "A", -3001, ISBN, 0, List.of(), "year is -3001; -3000 to 2100 is allowed"),
            arguments("T", "A", 2101, ISBN, 0, List.of(), "year is 2101; -3000 to 2100 is allowed"),
            arguments("T", "A", 1968, ISBN, -1, List.of(), "priceCents is -1; 0 or more is allowed"),
            arguments("T", "A", 1968, ISBN, 0, Collections.nCopies(11, "tag"),
                    "there are 11 tags; at most 10 are allowed"),
            arguments("T", "A", 1968, ISBN, 0, List.of("good", ""), "a tag must not be blank"),
            arguments("T", "A", 1968, ISBN, 0, Collections.singletonList(null), "a tag must not be blank"),
            arguments("T", "A", 1968, ISBN, 0, List.of("x".repeat(41)),
                    "a tag has 41 characters; at most 40 are allowed"));

    @ParameterizedTest
    @FieldSource("REFUSED")
    void aBrokenRuleIsToldInASentence(String title, String author, int year, String isbn, int priceCents,
            List<String> tags, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewBook(title, author, year, isbn, priceCents, tags))
                .withMessage(message);
    }

    static final List<Arguments> TAKEN = List.of(
            arguments("x".repeat(200), "x".repeat(200), -3000, List.of()),
            arguments("\uD83D\uDCDA".repeat(200), "東野 圭吾", 2100, Collections.nCopies(10, "x".repeat(40))));

    @ParameterizedTest
    @FieldSource("TAKEN")
    void whatIsJustWithinTheRulesIsTaken(String title, String author, int year, List<String> tags) {
        assertThatCode(() -> new NewBook(title, author, year, ISBN, Integer.MAX_VALUE, tags))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9780547773742", "978-0-547-77374-2", "0 19 852663 6", "080442957X", "7"})
    void numbersThatAreOnBooksAreTaken(String isbn) {
        assertThat(new NewBook("T", "A", 1968, isbn, 0, List.of()).isbn()).isEqualTo(isbn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "X", "97805477737-", "-9780547773742", "978X05477", "978054777374200000000",
            "\u0669\u0667\u0668", "9780547773742\n"})
    void whatIsNoNumberIsRefused(String isbn) {
        assertThatIllegalArgumentException().isThrownBy(() -> new NewBook("T", "A", 1968, isbn, 0, List.of()))
                .withMessageStartingWith("isbn must be digits");
    }

    @Test
    void theTagsAreItsOwn() {
        List<String> tags = new ArrayList<>(List.of("fantasy"));
        NewBook book = new NewBook("T", "A", 1968, ISBN, 0, tags);
        tags.add("later");
        assertThat(book.tags()).containsExactly("fantasy");
    }
}
