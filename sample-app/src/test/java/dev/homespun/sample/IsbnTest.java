package dev.homespun.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsbnTest {

    @ParameterizedTest
    @CsvSource({
        "9780141439518,     9780141439518",
        "978-0-14-143951-8, 9780141439518",
        "0141439513,        9780141439518",
        "0-14-143951-3,     9780141439518",
        "080442957X,        9780804429573",
        "0-8044-2957-X,     9780804429573",
        "9791090636071,     9791090636071",
        "0000000000,        9780000000002",
    })
    void theSameEditionHasOneForm(String sent, String canonical) {
        assertThat(Isbn.canonical(sent)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "9780141439519, isbn ends in 9; after 978014143951 the check digit is 8",
        "0141439514,    isbn ends in 4; after 014143951 the check digit is 3",
        "0141439 51X,   'isbn must be an ISBN-10, or an ISBN-13 that starts with 978 or 979'",
        "014143951X,    isbn ends in X; after 014143951 the check digit is 3",
    })
    void aWrongDigitIsToldWithTheRightOne(String sent, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Isbn.canonical(sent)).withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "978014143951", "97801414395188", "9770141439518", "014143951x", "X141439513",
            "978X141439518", " 9780141439518", "٩٧٨٠١٤١٤٣٩٥١٨", "978–0141439518"})
    void whatIsNoIsbnIsRefused(String sent) {
        assertThatIllegalArgumentException().isThrownBy(() -> Isbn.canonical(sent))
                .withMessage("isbn must be an ISBN-10, or an ISBN-13 that starts with 978 or 979");
    }
}
