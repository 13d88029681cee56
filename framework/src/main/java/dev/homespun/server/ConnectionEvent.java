package dev.homespun.server;

import dev.homespun.http.Peer;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// A connection in a flight recording. Its fields are of the recording alone; nothing reads them here.
@Name("dev.homespun.Connection")
@Label("Connection")
@Description("A connection, until it was closed")
@Category("Homespun")
@StackTrace(false)
@SuppressWarnings("UnusedVariable")
final class ConnectionEvent extends Event {

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

    @Label("Address")
    @Description("Of the peer")
    private String address = "";

    @Label("Port")
    @Description("Of the peer")
    private int port;

    @Label("Encrypted")
    private boolean secure;

    @Label("Requests")
    @Description("How many were read")
    private int requests;

    @Label("Octets Received")
    @Description("Of HTTP")
    @DataAmount
    private long received;

    @Label("Octets Sent")
    @Description("Of HTTP")
    @DataAmount
    private long sent;

    @Label("End")
    @Description("What ended it")
    private String end = End.BEFORE_HTTP.sentence;

    void countRequest() {
        requests++;
        end = End.NOT_KEPT.sentence; // when no other follows
    }

    void endBy(End what) {
        end = what.sentence;
    }

    void commit(Peer peer, long octetsReceived, long octetsSent) {
        if (shouldCommit()) {
            address = peer.address();
            port = peer.port();
            secure = peer.secure();
            received = octetsReceived;
            sent = octetsSent;
            commit();
        }
    }
}
