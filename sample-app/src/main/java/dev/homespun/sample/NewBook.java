package dev.homespun.sample;

import java.util.List;
import java.util.regex.Pattern;

/// A book as a client sends it. There is no such value that the shop would not take: whoever makes one has passed the
/// rules below, and the framework answers 422 with the sentence of the rule that was broken.
///
/// @param title not blank, at most 200 characters
/// @param author not blank, at most 200 characters
/// @param year -3000 to 2100; negative before our era
/// @param isbn digits, perhaps with hyphens or spaces between them and an X at the end; at most 20 characters, kept as
///     sent
/// @param priceCents 0 or more
/// @param tags at most 10, none of them blank or longer than 40 characters
record NewBook(String title, String author, int year, String isbn, int priceCents, List<String> tags) {

    private static final int MAX_NAME_CHARACTERS = 200;
    private static final int MAX_TAGS = 10;
    private static final int MAX_TAG_CHARACTERS = 40;

    /// Nothing that can be read is older.
    private static final int FIRST_YEAR = -3000;

    /// Far enough for everything announced; a year beyond it is a slip of the finger.
    private static final int LAST_YEAR = 2100;

    /// The check digit is not checked: books are printed with wrong ones, and a shop has to take what is on the book.
    private static final Pattern ISBN = Pattern.compile("(?=.{1,20}$)[0-9](?:[0-9 -]*[0-9Xx])?");

    NewBook {
        requireText("title", title, MAX_NAME_CHARACTERS);
        requireText("author", author, MAX_NAME_CHARACTERS);
        require(year >= FIRST_YEAR && year <= LAST_YEAR,
                "year is %d; %d to %d is allowed".formatted(year, FIRST_YEAR, LAST_YEAR));
        require(ISBN.matcher(isbn).matches(),
                "isbn must be digits, perhaps with hyphens between them and an X at the end, 20 characters at most");
        require(priceCents >= 0, "priceCents is %d; 0 or more is allowed".formatted(priceCents));
        require(tags.size() <= MAX_TAGS, "there are %d tags; at most %d are allowed".formatted(tags.size(), MAX_TAGS));
        for (String tag : tags) {
            requireText("a tag", tag, MAX_TAG_CHARACTERS);
        }
        tags = List.copyOf(tags);
    }

    /// {@return what a client would have to send for a book as it is: what a patch is applied to}
    static NewBook of(Book book) {
        return new NewBook(book.title(), book.author(), book.year(), book.isbn(), book.priceCents(), book.tags());
    }

    /// Control characters and halves of surrogate pairs have no place in a line of text, and PostgreSQL refuses some.
    private static void requireText(String name, String text, int maxCharacters) {
        require(text != null && !text.isBlank(), name + " must not be blank");
        int characters = text.codePointCount(0, text.length());
        require(characters <= maxCharacters,
                "%s has %d characters; at most %d are allowed".formatted(name, characters, maxCharacters));
        text.codePoints().forEach(c -> require(!isUnprintable(c),
                "%s contains U+%04X; only printable characters are allowed".formatted(name, c)));
    }

    private static boolean isUnprintable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
