package dev.homespun.docs.guide.testing;

import dev.homespun.annotation.Body;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Default;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Query;
import dev.homespun.binding.Created;
import dev.homespun.http.HttpError;
import java.util.List;

@Controller("/books")
final class Books {

    record NewBook(String title) {}

    private final BookStore store;

    Books(BookStore store) {
        this.store = store;
    }

    @Get
    List<Book> list(@Query @Default("") String title) {
        return store.titled(title);
    }

    @Get("/{id}")
    Book one(int id) {
        return store.find(id).orElseThrow(() -> HttpError.notFound("book", id));
    }

    @Post
    Created<Book> add(@Body NewBook sent) {
        Book book = store.add(sent.title());
        return Created.at("/books/" + book.id(), book);
    }
}
