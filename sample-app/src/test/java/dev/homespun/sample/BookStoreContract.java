package dev.homespun.sample;

import static dev.homespun.sample.SampleBooks.book;
import static dev.homespun.sample.SampleBooks.earthsea;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every store does, whatever the database: each implementing test runs all of it.
interface BookStoreContract {

    /// {@return a store as the migrations leave it}
    BookStore store();

    @Test
    default void theShopIsStockedWithBooksThatPassItsRules() {
        List<Book> stock = store().list("", 100, 0);
        assertThat(stock).hasSize(12).allSatisfy(book -> assertThat(Book.of(book.id(), new NewBook(book.title(),
                book.author(), book.year(), book.isbn(), book.priceCents(), book.tags()))).isEqualTo(book));
    }

    @Test
    default void whatIsAddedIsFound() {
        Book added = store().add(earthsea());
        assertThat(added).isEqualTo(Book.of(added.id(), earthsea()));
        assertThat(store().find(added.id())).contains(added);
    }

    @Test
    default void theWidestBookIsKeptWhole() {
        NewBook widest = new NewBook("\uD83D\uDCDA".repeat(200), "'\"\\%_:?--".repeat(22), 2100, SampleBooks.isbn(1),
                Integer.MAX_VALUE, Collections.nCopies(10, "\uD83D\uDCDA".repeat(40)));
        Book added = store().add(widest);
        assertThat(store().find(added.id())).contains(Book.of(added.id(), widest));
    }

    @Test
    default void aBookNeedsNoTags() {
        Book added = store().add(new NewBook("T", "A", 1968, SampleBooks.isbn(1), 0, List.of()));
        assertThat(store().find(added.id())).contains(added);
    }

    @Test
    default void thereIsNothingUnderAnUnknownId() {
        UUID unknown = UUID.randomUUID();
        assertThat(store().find(unknown)).isEmpty();
        assertThat(store().replace(unknown, earthsea())).isEmpty();
        assertThat(store().remove(unknown)).isFalse();
        assertThat(store().list("Le Guin", 100, 0)).isEmpty();
    }

    @Test
    default void replacingKeepsTheId() {
        UUID id = store().add(book(1, "Old", "Anon")).id();
        assertThat(store().replace(id, earthsea())).contains(Book.of(id, earthsea()));
        assertThat(store().find(id)).contains(Book.of(id, earthsea()));
    }

    @Test
    default void aBookCanBeReplacedByItself() {
        UUID id = store().add(earthsea()).id();
        assertThat(store().replace(id, earthsea())).contains(Book.of(id, earthsea()));
    }

    @Test
    default void whatIsRemovedIsGoneOnce() {
        UUID id = store().add(earthsea()).id();
        assertThat(store().remove(id)).isTrue();
        assertThat(store().find(id)).isEmpty();
        assertThat(store().remove(id)).isFalse();
    }

    @Test
    default void theSameBookCanBeThereTwice() {
        UUID first = store().add(earthsea()).id();
        UUID second = store().add(earthsea()).id();
        assertThat(first).isNotEqualTo(second);
        assertThat(store().list("Le Guin", 100, 0)).hasSize(2);
    }

    @Test
    default void theListIsOrderedByTitleAndThenById() {
        for (int number = 1; number <= 6; number++) {
            store().add(book(number, number % 2 == 0 ? "Even" : "Odd", "Anon"));
        }
        List<Book> all = store().list("Anon", 100, 0);
        assertThat(all).extracting(Book::title).containsExactly("Even", "Even", "Even", "Odd", "Odd", "Odd");
        // In a database, ids are compared by their octets; as are their hexadecimal digits.
        assertThat(all.subList(0, 3)).extracting(book -> book.id().toString()).isSorted();
        assertThat(all.subList(3, 6)).extracting(book -> book.id().toString()).isSorted();
    }

    @Test
    default void pagesTogetherAreTheWholeList() {
        List<Book> whole = store().list("", 100, 0);
        assertThat(store().list("", 5, 0)).isEqualTo(whole.subList(0, 5));
        assertThat(store().list("", 5, 5)).isEqualTo(whole.subList(5, 10));
        assertThat(store().list("", 5, 10)).isEqualTo(whole.subList(10, 12));
        assertThat(store().list("", 5, 15)).isEmpty();
        assertThat(store().list("", 100, 100L * Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    default void authorsAreFoundByAnyPartOfTheirName() {
        assertThat(store().list("austen", 100, 0)).extracting(Book::title).containsExactly("Pride and Prejudice");
        assertThat(store().list("BRONTË", 100, 0)).extracting(Book::title)
                .containsExactly("Jane Eyre", "Wuthering Heights");
        assertThat(store().list("Austin", 100, 0)).isEmpty();
    }

    @Test
    default void wildcardsInAnAuthorAreLiterals() {
        store().add(book(1, "Percent", "100% Anon"));
        store().add(book(2, "Underscore", "snake_case"));
        store().add(book(3, "Backslash", "back\\slash"));
        assertThat(store().list("%", 100, 0)).extracting(Book::title).containsExactly("Percent");
        assertThat(store().list("_", 100, 0)).extracting(Book::title).containsExactly("Underscore");
        assertThat(store().list("\\", 100, 0)).extracting(Book::title).containsExactly("Backslash");
        assertThat(store().list("' OR 1=1 --", 100, 0)).isEmpty();
    }
}
