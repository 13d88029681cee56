package dev.homespun.sample;

import static dev.homespun.sample.SampleBooks.book;
import static dev.homespun.sample.SampleBooks.earthsea;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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
        Versioned added = store().add(earthsea());
        UUID id = added.book().id();
        assertThat(added).isEqualTo(new Versioned(Book.of(id, earthsea()), 1));
        assertThat(store().find(id)).contains(added);
    }

    @Test
    default void theWidestBookIsKeptWhole() {
        NewBook widest = new NewBook("\uD83D\uDCDA".repeat(200), "'\"\\%_:?--".repeat(22), 2100, SampleBooks.isbn(1),
                Integer.MAX_VALUE, Collections.nCopies(10, "\uD83D\uDCDA".repeat(40)));
        UUID id = idOf(store().add(widest));
        assertThat(store().find(id)).contains(new Versioned(Book.of(id, widest), 1));
    }

    @Test
    default void aBookNeedsNoTags() {
        Versioned added = store().add(new NewBook("T", "A", 1968, SampleBooks.isbn(1), 0, List.of()));
        assertThat(store().find(idOf(added))).contains(added);
    }

    @Test
    default void thereIsNothingUnderAnUnknownId() {
        UUID unknown = UUID.randomUUID();
        assertThat(store().find(unknown)).isEmpty();
        assertThat(store().replace(unknown, 1, earthsea())).isEmpty();
        assertThat(store().remove(unknown, 1)).isFalse();
        assertThat(store().list("Le Guin", 100, 0)).isEmpty();
    }

    @Test
    default void replacingKeepsTheIdAndMakesTheNextVersion() {
        UUID id = idOf(store().add(book(1, "Old", "Anon")));
        Versioned changed = new Versioned(Book.of(id, earthsea()), 2);
        assertThat(store().replace(id, 1, earthsea())).contains(changed);
        assertThat(store().find(id)).contains(changed);
    }

    @Test
    default void aBookCanBeReplacedByItself() {
        UUID id = idOf(store().add(earthsea()));
        assertThat(store().replace(id, 1, earthsea())).contains(new Versioned(Book.of(id, earthsea()), 2));
    }

    @Test
    default void whatIsRemovedIsGoneOnce() {
        UUID id = idOf(store().add(earthsea()));
        assertThat(store().remove(id, 1)).isTrue();
        assertThat(store().find(id)).isEmpty();
        assertThat(store().remove(id, 1)).isFalse();
    }

    @Test
    default void anOldVersionIsNeitherReplacedNorRemoved() {
        UUID id = idOf(store().add(earthsea()));
        store().replace(id, 1, book(1, "New", "Anon"));
        assertThat(store().replace(id, 1, earthsea())).isEmpty();
        assertThat(store().remove(id, 1)).isFalse();
        assertThat(store().find(id)).contains(new Versioned(Book.of(id, book(1, "New", "Anon")), 2));
    }

    @Test
    default void ofManyWhoChangeOneVersionOneDoes() throws Exception {
        BookStore store = store();
        UUID id = idOf(store.add(earthsea()));
        CyclicBarrier start = new CyclicBarrier(8);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> changes = IntStream.range(0, 8).mapToObj(number -> clients.submit(() -> {
                start.await();
                return number % 2 == 0 ? store.remove(id, 1)
                        : store.replace(id, 1, book(number, "Title " + number, "Anon")).isPresent();
            })).toList();
            int done = 0;
            for (Future<Boolean> change : changes) {
                done += change.get() ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
        assertThat(store.find(id).map(Versioned::version)).as("what is left").isIn(Optional.empty(), Optional.of(2L));
    }

    @Test
    default void theSameBookCanBeThereTwice() {
        UUID first = idOf(store().add(earthsea()));
        UUID second = idOf(store().add(earthsea()));
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

    private static UUID idOf(Versioned state) {
        return state.book().id();
    }
}
