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
    private String end = "";

    void commit(Peer peer, int requestsRead, long octetsReceived, long octetsSent, String whatEndedIt) {
        if (shouldCommit()) {
            address = peer.address();
            port = peer.port();
            secure = peer.secure();
            requests = requestsRead;
            received = octetsReceived;
            sent = octetsSent;
            end = whatEndedIt;
            commit();
        }
    }
}
