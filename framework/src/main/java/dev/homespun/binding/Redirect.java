package dev.homespun.binding;

import dev.homespun.http.HttpError;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.util.Objects;

/// Leads a client elsewhere (RFC 9110, section 15.4); with a GET, unless it is said otherwise.
///
/// ```java
/// return Redirect.to("/books/" + book.id());              // 303
/// return Redirect.to("https://books.example/").permanently();
/// return Redirect.within(next);                           // what came from outside
/// ```
///
/// Who can choose where [#to] leads can send your users to a page that looks like yours, by an address that is. What a
/// request says goes into [#within].
///
/// @param status 301, 302, 303, 307 or 308
/// @param location goes into the Location field, percent-encoded as that of [Created]
public record Redirect(Status status, String location) {

    /// Encodes the location.
    ///
    /// @throws IllegalArgumentException when the status is another one, or the location has a control character or half
    ///     a character
    public Redirect {
        Objects.requireNonNull(location, "a Redirect has no location; it is such as /books");
        location = Reference.encode(location);
        switch (status.code()) {
            case 301, 302, 303, 307, 308 -> { }
            default -> throw new IllegalArgumentException(
                    "status of a redirect is %s; 301, 302, 303, 307 or 308".formatted(status));
        }
    }

    /// {@return a 303: the answer is over there, to be had by GET, whatever this request was}
    ///
    /// @param location a path, or a URI; nothing that a client can choose
    /// @throws IllegalArgumentException when it has a control character or half a character
    public static Redirect to(String location) {
        return new Redirect(Status.SEE_OTHER, location);
    }

    /// {@return a 303 to a path of the same host, whoever chose it}
    ///
    /// @param location such as `/books?page=2`
    /// @throws HttpError a 400, when it is anything else: `https://…`, or `//host`, which browsers take for another one
    public static Redirect within(String location) {
        boolean isPath = location.startsWith("/") && !location.startsWith("//") && !location.startsWith("/\\");
        if (!isPath) {
            throw HttpError.badRequest("A redirect leads to a path of this host, such as /books.");
        }
        try {
            return to(location);
        } catch (IllegalArgumentException malformed) {
            throw HttpError.badRequest("A redirect leads to a path of this host, such as /books; %s."
                    .formatted(malformed.getMessage()));
        }
    }

    /// {@return the same for good: clients remember it (308), and send there again what they sent here}
    public Redirect permanently() {
        return new Redirect(Status.PERMANENT_REDIRECT, location);
    }

    /// {@return the same for now: clients send there again what they sent here (307)}
    public Redirect temporarily() {
        return new Redirect(Status.TEMPORARY_REDIRECT, location);
    }

    /// {@return the same as a 301, which clients remember, and after which many of them turn a POST into a GET}
    public Redirect movedPermanently() {
        return new Redirect(Status.MOVED_PERMANENTLY, location);
    }

    /// {@return the same as a 302, after which many clients turn a POST into a GET}
    public Redirect found() {
        return new Redirect(Status.FOUND, location);
    }

    Response toResponse() {
        return Response.of(status).with("Location", location);
    }
}
