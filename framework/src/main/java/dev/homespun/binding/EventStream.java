package dev.homespun.binding;

import dev.homespun.http.Content;
import dev.homespun.json.JsonCodec;
import java.io.IOException;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/// Server-sent events (WHATWG HTML, section 9.2), from a loop that blocks.
///
/// ```java
/// @Get("/prices")
/// EventStream prices() {
///     return EventStream.of(events -> {
///         while (events.isWanted()) {
///             events.send(Event.of(market.nextPrice()).named("price"));
///         }
///     });
/// }
/// ```
///
/// The loop runs on the thread of the connection, after the method has returned, and not for HEAD. When it returns, the
/// stream is over, and browsers come back for another one. When the client is gone, sending throws an exception, which
/// ends the loop and is not logged; so the loop has to send something now and then, if only a comment.
///
/// @param source the loop
public record EventStream(Source source) {

    /// Checks that there is a loop.
    public EventStream {
        Objects.requireNonNull(source, "loop of an event stream");
    }

    /// Sends events until there are no more.
    @FunctionalInterface
    public interface Source {
        /// Sends events.
        ///
        /// @param events where to
        /// @throws Exception when the client is gone, which is nobody's fault; or for another reason, which is logged,
        ///     and cuts the connection
        void run(Events events) throws Exception;
    }

    /// {@return a stream of what a loop sends}
    ///
    /// @param source the loop
    public static EventStream of(Source source) {
        return new EventStream(source);
    }

    /// @param stopping whether the server was told to stop
    Content toContent(JsonCodec json, BooleanSupplier stopping) {
        return Content.generated(out -> {
            Events events = new Events(out, json, stopping);
            events.open();
            try {
                source.run(events);
            } catch (IOException | RuntimeException failed) {
                throw failed;
            } catch (Exception failed) {
                throw new IOException("the loop of an event stream failed", failed);
            }
        });
    }
}
