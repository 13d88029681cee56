package dev.homespun.server;

import dev.homespun.http.HttpError;
import jdk.jfr.FlightRecorder;

/// What the JDK's flight recorder is told.
///
/// To make the first event known to it, the JDK loads a hundred classes of its own, which took 150 ms where a start takes
/// 2 s, and most processes never record anything. So no event is made, and no class of one touched, before the recorder
/// is in use.
final class Flight {

    private Flight() {}

    /// {@return whether there is, or was, a recording}
    static boolean isRecorded() {
        return FlightRecorder.isInitialized();
    }

    /// {@return what becomes of a request that begins now}
    static RequestTrace request(Link link) {
        return isRecorded() ? new RequestEvent(link) : RequestTrace.NONE;
    }

    /// A limit was in somebody's way.
    ///
    /// @param limit its name in [Capacity], [dev.homespun.http.MessageLimits] or [Timeouts]
    /// @param what what was beyond it
    /// @param address of the peer
    static void limitHit(String limit, String what, String address) {
        if (isRecorded()) {
            new LimitHitEvent(limit, what, address).commit();
        }
    }

    /// A message was refused, for a limit or for a rule that it breaks.
    ///
    /// @param address of the peer
    static void refused(HttpError why, String address) {
        String limit = switch (why.status().code()) {
            case 408 -> "timeout";
            case 413 -> "contentOctets";
            case 414 -> "requestLineOctets";
            case 431 -> "headOctets";
            default -> "";
        };
        if (!limit.isEmpty()) {
            limitHit(limit, why.problem().detail(), address);
        } else if (isRecorded()) {
            ParseErrorEvent.record(why, address);
        }
    }
}
