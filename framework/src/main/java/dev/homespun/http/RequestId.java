package dev.homespun.http;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What tells one request from all others: one for all values that are made of a request, on whichever thread. It is
/// drawn when somebody asks: most requests are never asked about, and a draw costs more than to read their head.
final class RequestId {

    private @Nullable UUID id;

    synchronized UUID uuid() {
        UUID drawn = id;
        if (drawn == null) {
            drawn = UUID.randomUUID();
            id = drawn;
        }
        return drawn;
    }
}
