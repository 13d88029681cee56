package dev.homespun.docs.guide.observing;

import dev.homespun.http.Peer;
import dev.homespun.server.WireTap;
import java.util.concurrent.atomic.LongAdder;

// @start region="tap"
record Traffic(LongAdder received, LongAdder sent) implements WireTap {

    @Override
    public Observer observe(Peer peer) {
        if (peer.address().equals("127.0.0.1")) {
            return Observer.NONE; // health checks
        }
        return new Observer() {

            @Override
            public void received(byte[] octets, int offset, int length) {
                received.add(length);
            }

            @Override
            public void sent(byte[] octets, int offset, int length) {
                sent.add(length);
            }
        };
    }
}
// @end
