package dev.homespun.benchmarks.micro;

import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.routing.Endpoint;
import dev.homespun.routing.PathPattern;
import dev.homespun.routing.Router;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The way through the router to a handler that returns a constant, among few routes and many. Half of them have two
/// variables; the target is parsed beforehand.
@State(Scope.Thread)
public class RouterBenchmark {

    /// How many routes there are.
    @Param({"10", "100", "1000"})
    public int routes;

    private Router router = Router.of(List.of(), List.of());
    private Request literal = Request.get("/");
    private Request variable = Request.get("/");
    /// What a handler got last. It can be seen from elsewhere, so that making it is not optimised away.
    private Request seen = literal;

    /// Makes the routes, and asks for two of them.
    @Setup
    public void fill() throws Exception {
        router = Router.of(IntStream.range(0, routes / 2)
                .mapToObj(i -> "/area-%d/topic-%d".formatted(i % 10, i))
                .flatMap(path -> Stream.of(path + "/articles/recent", path + "/articles/{article}/parts/{part}"))
                .map(this::answeringItsTemplate).toList(), List.of());
        int middle = routes / 4;
        String path = "/area-%d/topic-%d".formatted(middle % 10, middle);
        literal = Request.get(path + "/articles/recent");
        variable = Request.get(path + "/articles/7/parts/3");
        Check.isOk(literal(), path + "/articles/recent");
        Check.isOk(variable(), path + "/articles/{article}/parts/{part}");
        Check.isSame(seen.pathVariable("part"), "3");
    }

    private Endpoint answeringItsTemplate(String template) {
        Response answer = Response.text(template);
        return new Endpoint(Method.GET, PathPattern.parse(template), request -> {
            seen = request;
            return answer;
        }, "RouterBenchmark");
    }

    /// A path of literal segments only.
    @Benchmark
    public Response literal() throws Exception {
        return router.handle(literal);
    }

    /// A path with two variables.
    @Benchmark
    public Response variable() throws Exception {
        return router.handle(variable);
    }
}
