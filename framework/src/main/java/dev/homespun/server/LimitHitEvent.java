package dev.homespun.server;

import dev.homespun.http.HttpError;
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

    private LimitHitEvent(String limit, String what, String address) {
        this.limit = limit;
        this.what = what;
        this.address = address;
    }

    /// @param limit its name in [Capacity], [dev.homespun.http.MessageLimits] or [Timeouts]
    static void record(String limit, String what, String address) {
        new LimitHitEvent(limit, what, address).commit();
    }

    /// Records the limit that a message was refused for.
    ///
    /// @return false when it was refused for something else
    static boolean record(HttpError refusal, String address) {
        String limit = switch (refusal.status().code()) {
            case 408 -> "timeout";
            case 413 -> "contentOctets";
            case 414 -> "requestLineOctets";
            case 431 -> "headOctets";
            default -> "";
        };
        if (limit.isEmpty()) {
            return false;
        }
        record(limit, refusal.problem().detail(), address);
        return true;
    }
}
