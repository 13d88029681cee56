package dev.homespun.docs.guide.conditions;

import dev.homespun.annotation.Body;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.PreconditionRequired;
import dev.homespun.annotation.Put;
import dev.homespun.binding.Tagged;
import dev.homespun.http.EntityTag;
import dev.homespun.http.HttpError;
import dev.homespun.http.Preconditions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

@Controller("/books")
final class Books {

    private final Store store;

    Books(Store store) {
        this.store = store;
    }

    // @start region="one"
    @Get("/{id}")
    Optional<Tagged<Book>> one(long id) {
        return store.find(id).map(book -> Tagged.of(book.version(), book));
    }
    // @end

    // @start region="all"
    @Get
    Tagged<List<Book>> all() {
        return Tagged.byContent(store.all());
    }
    // @end

    record NewBook(String title) {}

    // @start region="replace"
    @Put("/{id}")
    @PreconditionRequired
    Book replace(long id, @Body NewBook sent, Preconditions preconditions) {
        Book read = store.find(id).orElseThrow(() -> HttpError.notFound("book", id));
        preconditions.require(EntityTag.of(read.version()));
        Book next = new Book(read.version() + 1, sent.title());
        if (!store.replace(id, read, next)) {
            throw Preconditions.failed();
        }
        return next;
    }
    // @end

    // @start region="sample"
    @Get("/{id}/sample")
    Tagged<byte[]> sample(long id) {
        return Tagged.byContent("Emma Woodhouse, handsome, clever, and rich".getBytes(StandardCharsets.UTF_8));
    }
    // @end
}
