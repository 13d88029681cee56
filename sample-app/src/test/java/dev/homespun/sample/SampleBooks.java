package dev.homespun.sample;

import java.util.List;

/// Books that no seed holds, each with an ISBN of its own.
final class SampleBooks {

    private SampleBooks() {}

    static NewBook book(int number, String title, String author) {
        return new NewBook(title, author, 1968, isbn(number), 1099, List.of("fantasy"));
    }

    static NewBook earthsea() {
        return new NewBook("A Wizard of Earthsea", "Ursula K. Le Guin", 1968, "978-0-547-77374-2", 1099,
                List.of("fantasy", "novel"));
    }

    /// Digits with alternating weights 1 and 3 and a last one that makes their sum a multiple of ten: found by trying.
    static String isbn(int number) {
        String body = "9791%08d".formatted(number);
        for (char check = '0'; check <= '9'; check++) {
            String whole = body + check;
            int sum = 0;
            for (int i = 0; i < whole.length(); i++) {
                sum += (whole.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
            }
            if (sum % 10 == 0) {
                return whole;
            }
        }
        throw new AssertionError("no digit checks " + body);
    }
}
