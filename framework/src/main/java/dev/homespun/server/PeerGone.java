package dev.homespun.server;

import java.io.IOException;

/// Writing to the peer failed. Tells its going away, which is nobody's fault, from a failure to produce content.
final class PeerGone extends IOException {

    private static final long serialVersionUID = 1;

    PeerGone(IOException cause) {
        super(cause);
    }
}
