package dev.homespun.benchmarks.micro;

import dev.homespun.App;
import dev.homespun.http.Content;
import dev.homespun.http.Interim;
import dev.homespun.http.Method;
import dev.homespun.http.Peer;
import dev.homespun.http.Request;
import dev.homespun.http.RequestHead;
import dev.homespun.http.Response;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// What an application does with a request that was read, router included: arguments, the method, JSON of its result.
/// The application is that of the comparison, and the methods here have the names of its cases.
@State(Scope.Benchmark)
public class BindingBenchmark {

    private final App app = App.create().scan("dev.homespun.benchmarks.homespun");
    private final RequestHead get = Request.get("/shelves/42/books?title=dune&limit=10").head();
    private final RequestHead post = Request.of(Method.POST, "/articles")
            .with("Content-Type", "application/json").head();
    private final byte[] article = Article.octets();

    /// Starts the application, and asks it for both.
    @Setup
    public void start() throws Exception {
        Check.isOk(record(), """
                {"shelf":42,"title":"dune","limit":10}""");
        Check.isOk(post(), """
                {"title":"On reading HTTP","tags":3,"characters":908}""");
    }

    /// A number from the path, text and a number from the query; a record of them as JSON.
    @Benchmark
    public Response record() throws Exception {
        return app.handle(request(get, Content.none()));
    }

    /// 1,024 octets of JSON, bound and validated; a record as JSON.
    @Benchmark
    public Response post() throws Exception {
        return app.handle(request(post, Content.of(article)));
    }

    private static Request request(RequestHead head, Content content) {
        return new Request(head, content, Peer.IN_MEMORY, Interim.NONE);
    }
}
