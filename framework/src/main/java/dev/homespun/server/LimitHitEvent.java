package dev.homespun.server;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// A limit that was in somebody's way, in a flight recording.
@Name("dev.homespun.LimitHit")
@Label("Limit Hit")
@Description("A limit that a peer came up against")
@Category("Homespun")
@StackTrace(false)
@SuppressWarnings("UnusedVariable")
final class LimitHitEvent extends Event {

    @Label("Limit")
    private final String limit;

    @Label("What")
    @Description("What was beyond it")
    private final String what;

    @Label("Address")
    @Description("Of the peer")
    private final String address;

    LimitHitEvent(String limit, String what, String address) {
        this.limit = limit;
        this.what = what;
        this.address = address;
    }
}
