package dev.homespun;

import dev.homespun.CheckedThing.Look;
import dev.homespun.binding.Call;
import dev.homespun.binding.Provided;
import dev.homespun.http.Fields;
import dev.homespun.http.Filter;
import dev.homespun.http.HttpError;
import dev.homespun.http.Method;
import dev.homespun.http.Problem;
import dev.homespun.http.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an orchestrator or a proxy asks an application: whether it lives, and whether it is to get requests.
///
/// It lives as long as it answers. It is ready when every check succeeds, and no more from the moment it was told to
/// stop, while it still answers everything that comes: so whoever asks has time to send requests elsewhere.
final class Health {

    static final String LIVE = "/health/live";
    static final String READY = "/health/ready";

    private static final Map<String, Object> UP = Map.of("status", "up");
    private static final Filter NOT_STORED = (request, next) -> next.handle(request).with("Cache-Control", "no-store");

    private final App app;
    private final Provided provided;
    private final List<CheckedThing> things;

    private Health(App app, Provided provided, List<CheckedThing> things) {
        this.app = app;
        this.provided = provided;
        this.things = things;
    }

    /// Adds the two routes.
    ///
    /// @throws IllegalArgumentException when two checks have the same name
    static void addTo(App app, Group root, Provided provided, List<HealthCheck> checks) {
        List<String> names = checks.stream().map(HealthCheck::name).toList();
        names.stream().filter(name -> names.indexOf(name) != names.lastIndexOf(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("two health checks are called %s; give one another name".formatted(name));
        });
        Health health = new Health(app, provided, checks.stream().map(CheckedThing::new).toList());
        root.route(Method.GET, LIVE, Call.of(() -> UP), NOT_STORED);
        root.route(Method.GET, READY, Call.of(health::ready), NOT_STORED);
    }

    private Map<String, Object> ready() throws InterruptedException {
        if (app.isStopping()) {
            throw unavailable(Problem.of(Status.SERVICE_UNAVAILABLE, "The application is stopping."));
        }
        Map<String, Object> outcomes = outcomes();
        List<String> ill = outcomes.keySet().stream().filter(name -> !"up".equals(outcomes.get(name))).toList();
        if (!ill.isEmpty()) {
            throw unavailable(Problem.of(Status.SERVICE_UNAVAILABLE, "Not ready: %s.".formatted(String.join(", ", ill)))
                    .with("checks", outcomes));
        }
        Map<String, Object> report = new LinkedHashMap<>(UP);
        report.put("checks", outcomes);
        return report;
    }

    /// All at the same time. They are awaited in the order in which their times end, so that each is interrupted at its
    /// own.
    private Map<String, Object> outcomes() throws InterruptedException {
        List<Look> looks = new ArrayList<>();
        things.forEach(thing -> looks.add(thing.look(provided)));
        looks.sort(Comparator.comparingLong(Look::end));
        Map<String, Object> outcomes = new TreeMap<>();
        for (Look look : looks) {
            outcomes.put(look.thing().name(), look.await() ? "up" : "down");
        }
        return outcomes;
    }

    private static HttpError unavailable(Problem problem) {
        return new HttpError(problem, Fields.none());
    }
}
