package dev.homespun.sample;

import dev.homespun.annotation.Body;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Delete;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Params;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Put;
import dev.homespun.annotation.Query;
import dev.homespun.binding.BindingFailure;
import dev.homespun.binding.Created;
import dev.homespun.binding.Input;
import dev.homespun.http.HttpError;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The bookshop, as its clients see it. Each method is a route: its parameters are what a request must have, and its
/// result is the response.
@Controller("/books")
final class Books {

    private final BookStore store;

    Books(BookStore store) {
        this.store = store;
    }

    @Get
    List<Book> list(@Query Optional<String> author, @Params Page page) {
        return store.list(author.orElse(""), page.size(), page.offset());
    }

    @Get("/{id}")
    Book one(UUID id) {
        return store.find(id).orElseThrow(() -> HttpError.notFound("book", id));
    }

    @Post
    Created<Book> add(@Body NewBook sent) {
        Book book = store.add(sent);
        return Created.at("/books/" + book.id(), book);
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
    Optional<Book> replace(UUID id, @Body NewBook sent) {
        return store.replace(id, sent);
    }

    @Delete("/{id}")
    void remove(UUID id) {
        if (!store.remove(id)) {
            throw HttpError.notFound("book", id);
        }
    }
}
