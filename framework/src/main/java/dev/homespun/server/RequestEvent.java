package dev.homespun.server;

import dev.homespun.http.Content;
import dev.homespun.http.MatchedRoute;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/// A request in a flight recording: how long it took, and who was waited for.
///
/// The path is shown as the route has it, and a method that nobody has heard of not at all: what a client can choose
/// may be a secret, and would be another one each time. Requests that are over within the threshold, which is that of
/// the JDK's events about input and output, are not recorded unless a recording asks for them.
@Name("dev.homespun.Request")
@Label("Request")
@Description("A request, from when its head was read until its response was written")
@Category("Homespun")
@StackTrace(false)
@Threshold("20 ms")
@SuppressWarnings("UnusedVariable")
final class RequestEvent extends Event implements RequestTrace {

    /// What recordings have for a number that is not known.
    private static final long UNKNOWN = Long.MIN_VALUE;

    @Label("Method")
    private String method = "";

    @Label("Route")
    @Description("The path as the route declares it; none when no route matched")
    private @Nullable String route;

    @Label("Status")
    private int status;

    @Label("Complete")
    @Description("Whether all of the response was written")
    private boolean complete;

    @Label("Handling")
    @Description("Filters and handler, and what they waited for")
    @Timespan
    private long handling;

    @Label("Waiting for Content")
    @Description("How long the client was waited for, to send the content")
    @Timespan
    private long awaitingContent;

    @Label("Writing")
    @Description("How long it took the client to take the response")
    @Timespan
    private long writing;

    @Label("Request Content")
    @Description("As long as the head says; unknown for chunks")
    @DataAmount
    private long requestContent;

    @Label("Response Content")
    @Description("Unknown when it is made while it is sent")
    @DataAmount
    private long responseContent;

    @Label("Address")
    @Description("Of the peer")
    private String address = "";

    private final transient Link link;
    /// A request that has begun before the recording is not in it: nobody knows when that was.
    private final transient boolean recorded = isEnabled();
    private transient long began;

    /// The request begins.
    RequestEvent(Link link) {
        this.link = link;
        if (recorded) {
            awaitingContent = link.timedInput().nanosInContent();
            writing = link.output().nanosInWrites();
        }
        begin();
    }

    @Override
    public void found(MatchedRoute matched) {
        route = matched.template();
    }

    @Override
    public void startHandler() {
        if (recorded) {
            began = System.nanoTime();
        }
    }

    @Override
    public void endHandler() {
        if (recorded) {
            handling = System.nanoTime() - began;
        }
    }

    @Override
    public void responseWritten() {
        complete = true;
    }

    @Override
    public void commit(Request request, Response response) {
        end();
        if (recorded && shouldCommit()) {
            Method asked = request.method();
            method = route != null || asked.isRegistered() ? asked.name() : "another";
            status = response.status().code();
            awaitingContent = link.timedInput().nanosInContent() - awaitingContent;
            writing = link.output().nanosInWrites() - writing;
            requestContent = known(request.content().length());
            responseContent = known(response.content().length());
            address = request.peer().address();
            commit();
        }
    }

    private static long known(long length) {
        return length == Content.UNKNOWN ? UNKNOWN : length;
    }
}
