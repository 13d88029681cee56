package dev.homespun.docs.guide.results;

import dev.homespun.annotation.Body;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Produces;
import dev.homespun.annotation.Query;
import dev.homespun.annotation.ResponseStatus;
import dev.homespun.binding.Accepted;
import dev.homespun.binding.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

@Controller("/books")
final class Books {

    record Book(int id, String title) {}

    record Job(int id, int percent) {}

    private final List<Book> all = List.of(new Book(1, "Emma"), new Book(2, "Ulysses"));

    // @start region="one"
    @Get("/{id}")
    Book one(int id) {
        return all.get(id - 1);
    }
    // @end

    // @start region="produces"
    @Get("/{id}/page")
    @Produces("text/html")
    String page(int id) {
        return "<h1>" + all.get(id - 1).title() + "</h1>";
    }

    @Get("/{id}/versions")
    @Produces({"application/vnd.books.v2+json", "application/json"})
    Book versions(int id) {
        return all.get(id - 1);
    }
    // @end

    // @start region="stream"
    @Get("/export")
    Stream<Book> export() {
        return all.stream().onClose(() -> System.getLogger("books").log(System.Logger.Level.DEBUG, "closed"));
    }
    // @end

    // @start region="accepted"
    @Post("/import")
    Accepted<Job> start(@Body List<Book> books) {
        Job job = new Job(7, 0);
        return Accepted.of(job).monitoredAt("/jobs/" + job.id()).retryAfter(Duration.ofSeconds(5));
    }
    // @end

    // @start region="redirect"
    @Get("/latest")
    Redirect latest() {
        return Redirect.to("/books/2");
    }

    @Get("/seller")
    Redirect seller() {
        return Redirect.to("https://books.example/").permanently();
    }

    @Post("/session")
    Redirect signIn(@Query String next) {
        return Redirect.within(next);
    }
    // @end

    // @start region="status"
    sealed interface Outcome {}

    @ResponseStatus(201)
    record Added(String title) implements Outcome {}

    @ResponseStatus(409)
    record Known(String title, int id) implements Outcome {}

    @Post
    Outcome add(@Query String title) {
        return all.stream().filter(book -> book.title().equals(title)).findFirst()
                .<Outcome>map(book -> new Known(title, book.id())).orElse(new Added(title));
    }
    // @end
}
