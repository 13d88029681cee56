package dev.homespun.docs.guide.errors;

import dev.homespun.annotation.Body;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Delete;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.OnError;
import dev.homespun.annotation.Patch;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Put;
import dev.homespun.annotation.Query;
import dev.homespun.http.Fields;
import dev.homespun.http.HttpError;
import dev.homespun.http.Problem;
import dev.homespun.http.Status;
import java.time.Instant;

@Controller("/notes")
final class Notes {

    record Note(long id, int version, String text) {}

    // @start region="one"
    @Get("/{id}")
    Note one(long id) {
        if (id != 1) {
            throw HttpError.notFound("note", id);
        }
        return new Note(1, 3, "Buy tea.");
    }
    // @end

    // @start region="full"
    @Post
    void add(@Body Note sent) {
        throw new HttpError(Problem.of(Status.INSUFFICIENT_STORAGE, "All notes are taken.").with("most", 1),
                Fields.of("Retry-After", "3600"));
    }
    // @end

    // @start region="words"
    @Get("/{id}/pages")
    int pages(long id, @Query int size) {
        return one(id).text().length() / size;
    }
    // @end

    // @start region="stale"
    @Put("/{id}")
    Note replace(long id, @Body Note sent) {
        Note old = one(id);
        if (sent.version() != old.version()) {
            throw new StaleVersion(old.version());
        }
        return new Note(id, old.version() + 1, sent.text());
    }

    @OnError
    Problem stale(StaleVersion error) {
        return Problem.of(Status.CONFLICT, "Somebody else has changed the note.").with("current", error.current());
    }
    // @end

    // @start region="locked"
    @Patch("/{id}")
    void change(long id) {
        Problem locked = Problems.LOCKED.problem("Ada is writing note %d.".formatted(id))
                .with("until", Instant.parse("2026-12-01T12:00:00Z"));
        throw new HttpError(locked, Fields.none());
    }
    // @end

    @Delete("/{id}")
    void remove(long id) {
        throw new StoreDown("connection refused: db.internal:5432");
    }
}
