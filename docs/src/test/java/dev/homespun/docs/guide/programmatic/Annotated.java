package dev.homespun.docs.guide.programmatic;

import dev.homespun.annotation.Body;
import dev.homespun.annotation.Default;
import dev.homespun.annotation.Delete;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.OnError;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Put;
import dev.homespun.annotation.Query;
import dev.homespun.annotation.Use;
import dev.homespun.binding.Created;
import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;

/// The same with annotations, to be compared. Without `@Controller`, so that no scan finds it.
@Use(Annotated.NoStore.class)
final class Annotated {

    static final class NoStore implements Filter {
        @Override
        public Response filter(Request request, Handler next) throws Exception {
            return next.handle(request).with("Cache-Control", "no-store");
        }
    }

    static final class OnlyCook implements Filter {
        @Override
        public Response filter(Request request, Handler next) throws Exception {
            return new Only("cook").filter(request, next);
        }
    }

    private final Pantry pantry = new Pantry();

    @Get
    List<Jar> list(@Query Optional<Integer> year,
            @Query @Default("20") @Min(value = 1, message = "must be 1 to 100") @Max(value = 100, message = "must be 1 to 100")
            int most) {
        return pantry.list(year, most);
    }

    @Get("/{id}")
    Optional<Jar> one(long id) {
        return pantry.find(id);
    }

    @Post
    Created<Jar> add(@Body NewJar sent) {
        Jar jar = pantry.add(sent);
        return Created.at("/jars/" + jar.id(), jar);
    }

    @Put("/{id}")
    Optional<Jar> replace(long id, @Body NewJar sent) {
        return pantry.replace(id, sent);
    }

    @Delete("/{id}")
    @Use(OnlyCook.class)
    Optional<Jar> remove(long id) {
        Optional<Jar> jar = pantry.find(id);
        pantry.remove(id);
        return jar;
    }

    @OnError
    Problem full(ShelfFull error) {
        return Problem.of(Status.CONFLICT, error.getMessage());
    }
}
