package dev.homespun.sample;

import java.util.List;
import java.util.UUID;

/// A book as the shop has it: what a client sent, under an id that the shop gave.
///
/// @param id made by the shop, never changes
/// @param title at most 200 characters
/// @param author at most 200 characters; all of them, when there are several
/// @param year of the first edition
/// @param isbn as it was sent; two books may have the same, at different prices
/// @param priceCents 0 or more
/// @param tags at most 10, in the order they were sent
record Book(UUID id, String title, String author, int year, String isbn, int priceCents, List<String> tags) {

    static Book of(UUID id, NewBook sent) {
        return new Book(id, sent.title(), sent.author(), sent.year(), sent.isbn(), sent.priceCents(), sent.tags());
    }
}
