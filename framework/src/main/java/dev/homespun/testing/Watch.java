package dev.homespun.testing;

import dev.homespun.http.Content;
import dev.homespun.http.Handler;
import dev.homespun.http.HttpError;
import dev.homespun.http.MatchedRoute;
import dev.homespun.http.Request;
import dev.homespun.http.RequestListener;
import dev.homespun.http.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Stands between server and application, changes nothing, and remembers for each request what was thrown, and on which
/// thread it is handled: a client is told neither, and who reads the failure of a test wants to know both.
final class Watch implements Handler {

    private static final int MOST = 200;
    private static final int MOST_FRAMES = 12;

    private final Handler app;
    /// The latest first.
    private final ConcurrentLinkedDeque<Visit> visits = new ConcurrentLinkedDeque<>();

    Watch(Handler app) {
        this.app = app;
    }

    /// One request on its way.
    private static final class Visit {
        private final String request;
        private final Thread thread = Thread.currentThread();
        private volatile boolean over;
        private volatile @Nullable Throwable fault;

        Visit(Request request) {
            this.request = request.toString();
        }
    }

    private interface Answering {
        Response answer(Request request) throws Exception;
    }

    @Override
    public Response handle(Request request) throws Exception {
        return watch(request, app::handle);
    }

    @Override
    public Response refuse(Request request, HttpError why) throws Exception {
        return watch(request, watched -> app.refuse(watched, why));
    }

    private Response watch(Request request, Answering answering) throws Exception {
        Visit visit = new Visit(request);
        visits.addFirst(visit);
        while (visits.size() > MOST) {
            visits.pollLast();
        }
        try {
            Response response = answering.answer(request.with(listener(visit, request.listener())));
            return response.content() instanceof Content.Generated generated
                    ? response.with(watched(visit, generated)) : response;
        } catch (Exception | Error fault) {
            visit.fault = fault;
            throw fault;
        } finally {
            visit.over = true;
        }
    }

    private static RequestListener listener(Visit visit, RequestListener other) {
        return new RequestListener() {
            @Override
            public void found(MatchedRoute route) {
                other.found(route);
            }

            @Override
            public void failed(Throwable fault) {
                visit.fault = fault;
                other.failed(fault);
            }
        };
    }

    private static Content watched(Visit visit, Content.Generated content) {
        return new Content.Generated(new WatchedGenerator(visit, content.generator()), content.trailerSection());
    }

    /// Content that is made while it is sent can fail, and wait, as well.
    private record WatchedGenerator(Visit visit, Content.Generator generator) implements Content.Generator {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            visit.over = false;
            try {
                generator.writeTo(out);
            } catch (IOException | RuntimeException | Error fault) {
                visit.fault = fault;
                throw fault;
            } finally {
                visit.over = true;
            }
        }

        @Override
        public void discard() throws IOException {
            generator.discard();
        }
    }

    /// {@return what was thrown while such a request was answered last}
    ///
    /// @param request method and target
    Optional<Throwable> faultOf(String request) {
        return latest(request).map(visit -> visit.fault);
    }

    /// {@return where the application is with such a request; nothing when it is not at it}
    ///
    /// @param request method and target
    Optional<String> whereabouts(String request) {
        return latest(request).filter(visit -> !visit.over).map(visit -> Arrays.stream(visit.thread.getStackTrace())
                .limit(MOST_FRAMES).map(frame -> "    at " + frame + "\n").collect(Collectors.joining()));
    }

    private Optional<Visit> latest(String request) {
        return visits.stream().filter(visit -> visit.request.equals(request)).findFirst();
    }
}
