package dev.homespun.sample;

import java.util.regex.Pattern;

/// The International Standard Book Number (ISO 2108): one edition of one book.
///
/// Since 2007 it has 13 digits. An older one of 10 means the same edition as the 13 digits that start with 978, so that
/// a shop has to compare them in one form. The last digit checks the others.
final class Isbn {

    private static final Pattern TEN = Pattern.compile("[0-9]{9}[0-9X]");
    private static final Pattern THIRTEEN = Pattern.compile("97[89][0-9]{10}");

    private Isbn() {}

    /// {@return the 13 digits, without hyphens}
    ///
    /// @param sent an ISBN-10 or ISBN-13, perhaps with hyphens between its groups
    /// @throws IllegalArgumentException when it is neither, or its last digit does not check
    static String canonical(String sent) {
        String digits = sent.replace("-", "");
        if (TEN.matcher(digits).matches()) {
            requireCheckDigit(digits, checkDigitOfTen(digits));
            String body = "978" + digits.substring(0, 9);
            return body + checkDigitOfThirteen(body);
        }
        if (THIRTEEN.matcher(digits).matches()) {
            requireCheckDigit(digits, checkDigitOfThirteen(digits));
            return digits;
        }
        throw new IllegalArgumentException("isbn must be an ISBN-10, or an ISBN-13 that starts with 978 or 979");
    }

    /// Weights 10 down to 2, modulo 11, where X stands for 10.
    private static char checkDigitOfTen(String digits) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (10 - i) * (digits.charAt(i) - '0');
        }
        return "0123456789X".charAt((11 - sum % 11) % 11);
    }

    /// Weights 1 and 3 in turn, modulo 10.
    private static char checkDigitOfThirteen(String digits) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (i % 2 == 0 ? 1 : 3) * (digits.charAt(i) - '0');
        }
        return "0123456789".charAt((10 - sum % 10) % 10);
    }

    private static void requireCheckDigit(String digits, char right) {
        char found = digits.charAt(digits.length() - 1);
        if (found != right) {
            throw new IllegalArgumentException(
                    "isbn ends in %c; after %s the check digit is %c".formatted(found,
                            digits.substring(0, digits.length() - 1), right));
        }
    }
}
