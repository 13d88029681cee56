package dev.homespun.server;

import dev.homespun.http.Content;
import dev.homespun.http.Fields;
import dev.homespun.http.HttpVersion;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.io.IOException;
import java.lang.System.Logger.Level;

/// The end of HTTP on a connection that goes on with another protocol: behind a 101 (RFC 9110, section 7.8), or as a
/// tunnel behind a success for CONNECT (section 9.3.6).
record Handover(Request request, Link link) {

    private static final System.Logger LOG = System.getLogger(Handover.class.getName());

    /// {@return whether a success would be taken for a tunnel, and there is none}
    static boolean isMissing(Request request, Response response) {
        return request.method().equals(Method.CONNECT) && response.status().isSuccess()
                && !(response.content() instanceof Content.Takeover);
    }

    /// Hands the connection over, whose request has been read to its end, and returns when the other protocol is done.
    ///
    /// @throws IllegalStateException when the response cannot be sent: nobody asked for this
    void perform(Response response, Content.Takeover takeover) throws IOException {
        link.writer().writeInterim(response.status(), fields(response));
        link.timedInput().startTakeover();
        try {
            takeover.protocol().speak(link.input().asStream(), link.transport().output());
        } catch (IOException gone) {
            throw new PeerGone(gone);
        } catch (Throwable fault) {
            // From here on nothing of HTTP may be written, whatever happens.
            LOG.log(Level.ERROR, "protocol behind an upgrade failed", fault);
            link.transport().abort();
            throw new PeerGone(new IOException("protocol was cut"));
        }
    }

    private Fields fields(Response response) {
        if (request.method().equals(Method.CONNECT) && response.status().isSuccess()) {
            return response.fields();
        }
        String protocol = response.fields().first("Upgrade").orElse("");
        boolean asked = !protocol.isBlank() && request.version() == HttpVersion.HTTP_1_1
                && request.fields().lists("Connection", "upgrade") && request.fields().lists("Upgrade", protocol);
        if (!asked || !response.status().equals(Status.SWITCHING_PROTOCOLS)) {
            throw new IllegalStateException("a takeover needs a 101 whose Upgrade names a protocol that the request "
                    + "asked for (RFC 9110, 7.8), or a success for CONNECT (RFC 9110, 9.3.6)");
        }
        return response.fields().with("Connection", "Upgrade");
    }
}
