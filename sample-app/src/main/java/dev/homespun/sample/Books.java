package dev.homespun.sample;

import dev.homespun.annotation.Body;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Delete;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Params;
import dev.homespun.annotation.Patch;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.PreconditionRequired;
import dev.homespun.annotation.Put;
import dev.homespun.annotation.Query;
import dev.homespun.binding.BindingFailure;
import dev.homespun.binding.Created;
import dev.homespun.binding.Input;
import dev.homespun.binding.MergePatch;
import dev.homespun.binding.Tagged;
import dev.homespun.http.EntityTag;
import dev.homespun.http.HttpError;
import dev.homespun.http.Preconditions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The bookshop, as its clients see it. Each method is a route: its parameters are what a request must have, and its
/// result is the response. Who changes a book says with If-Match which version of it they have seen.
@Controller("/books")
final class Books {

    private final BookStore store;

    Books(BookStore store) {
        this.store = store;
    }

    @Get
    Tagged<List<Book>> list(@Query Optional<String> author, @Params Page page) {
        return Tagged.byContent(store.list(author.orElse(""), page.size(), page.offset()));
    }

    @Get("/{id}")
    Tagged<Book> one(UUID id) {
        return tagged(find(id));
    }

    @Post
    Created<Tagged<Book>> add(@Body NewBook sent) {
        Versioned added = store.add(sent);
        return Created.at("/books/" + added.book().id(), tagged(added));
    }

    /// What [#add] would say, for a form that shows it while it is filled in. A book that is refused is the answer here
    /// and no error, so the method takes an [Input] and looks itself.
    @Post("/check")
    Verdict check(@Body Input<NewBook> sent) {
        return switch (sent) {
            case Input.Accepted<NewBook> _ -> new Verdict(true, List.of());
            case Input.Refused<NewBook> refused ->
                    new Verdict(false, refused.failures().stream().map(BindingFailure::sentence).toList());
        };
    }

    @Put("/{id}")
    @PreconditionRequired
    Tagged<Book> replace(UUID id, @Body NewBook sent, Preconditions preconditions) {
        return store(current(id, preconditions), sent);
    }

    @Patch("/{id}")
    @PreconditionRequired
    Tagged<Book> change(UUID id, @Body MergePatch<NewBook> patch, Preconditions preconditions) {
        Versioned current = current(id, preconditions);
        return store(current, patch.applyTo(NewBook.of(current.book())));
    }

    @Delete("/{id}")
    @PreconditionRequired
    void remove(UUID id, Preconditions preconditions) {
        Versioned current = current(id, preconditions);
        if (!store.remove(id, current.version())) {
            throw Preconditions.failed();
        }
    }

    private Versioned find(UUID id) {
        return store.find(id).orElseThrow(() -> HttpError.notFound("book", id));
    }

    /// {@return the book, if it is the one that the client has seen}
    private Versioned current(UUID id, Preconditions preconditions) {
        Versioned current = find(id);
        preconditions.require(EntityTag.of(current.version()));
        return current;
    }

    /// Somebody may have been faster since it was looked at; only the store can tell.
    private Tagged<Book> store(Versioned current, NewBook sent) {
        return tagged(store.replace(current.book().id(), current.version(), sent)
                .orElseThrow(Preconditions::failed));
    }

    private static Tagged<Book> tagged(Versioned state) {
        return Tagged.of(state.version(), state.book());
    }
}
