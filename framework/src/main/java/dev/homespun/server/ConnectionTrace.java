package dev.homespun.server;

import dev.homespun.http.Peer;
import org.jspecify.annotations.Nullable;

/// What there will be to tell of a connection when it is over; it decides nothing.
final class ConnectionTrace {

    /// What brought a connection to its end.
    enum End {
        BEFORE_HTTP("before HTTP began"),
        BY_PEER("ended by the peer"),
        IDLE("idle, and ended here"),
        NOT_KEPT("ended after its last answer"),
        FAILED("failed");

        private final String sentence;

        End(String sentence) {
            this.sentence = sentence;
        }
    }

    /// Null when it began before anybody wanted to know; then nobody knows how long it took.
    private @Nullable ConnectionEvent event;
    private int requests;
    private End end = End.BEFORE_HTTP;

    void begin() {
        if (Flight.isRecorded()) {
            event = new ConnectionEvent();
            event.begin();
        }
    }

    void countRequest() {
        requests++;
        end = End.NOT_KEPT; // when no other follows
    }

    void endBy(End what) {
        end = what;
    }

    void commit(Peer peer, long octetsReceived, long octetsSent) {
        if (Flight.isRecorded()) {
            ConnectionEvent told = event == null ? new ConnectionEvent() : event;
            told.commit(peer, requests, octetsReceived, octetsSent, end.sentence);
        }
    }
}
