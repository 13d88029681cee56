package dev.homespun.docs.guide.programmatic;

// @start region="jars"
import static dev.homespun.binding.Parameter.body;
import static dev.homespun.binding.Parameter.path;
import static dev.homespun.binding.Parameter.query;

import dev.homespun.Group;
import dev.homespun.binding.Call;
import dev.homespun.binding.Created;
import dev.homespun.binding.Input;
import dev.homespun.binding.Parameter;
import dev.homespun.http.Method;
import dev.homespun.http.Problem;
import dev.homespun.http.Status;
import java.util.List;
import java.util.Optional;

final class Jars {

    private static final Parameter<Long> ID = path("id", long.class);
    private static final Parameter<Optional<Integer>> YEAR = query("year", int.class).optional();
    private static final Parameter<Integer> MOST = query("most", int.class).orDefault("20")
            .require(most -> most >= 1 && most <= 100, "must be 1 to 100");
    private static final Parameter<NewJar> SENT = body(NewJar.class)
            .require(jar -> jar.year() > 2000, "year must be after 2000");

    private final Pantry pantry;

    Jars(Pantry pantry) {
        this.pantry = pantry;
    }

    void addTo(Group jars) {
        jars.route(Method.GET, "", Call.of(YEAR, MOST, pantry::list))
                .route(Method.GET, "/{id}", Call.of(ID, pantry::find))
                .route(Method.POST, "", Call.of(SENT, this::add))
                .route(Method.POST, "/check", Call.of(SENT.input(), Jars::check))
                .route(Method.PUT, "/{id}", Call.of(ID, SENT, pantry::replace))
                .route(Method.DELETE, "/{id}", Call.of(ID, this::remove), new Only("cook"))
                .onError(ShelfFull.class, (error, _) ->
                        Problem.of(Status.CONFLICT, error.getMessage()).toResponse());
    }

    private Created<Jar> add(NewJar sent) {
        Jar jar = pantry.add(sent);
        return Created.at("/jars/" + jar.id(), jar);
    }

    private static List<String> check(Input<NewJar> input) {
        return switch (input) {
            case Input.Accepted(NewJar _) -> List.of();
            case Input.Refused<NewJar> refused -> refused.failures().stream().map(each -> each.sentence()).toList();
        };
    }

    private Optional<Jar> remove(long id) {
        Optional<Jar> jar = pantry.find(id);
        pantry.remove(id);
        return jar;
    }
}
// @end
