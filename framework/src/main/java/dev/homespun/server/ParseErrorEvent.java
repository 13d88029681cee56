package dev.homespun.server;

import dev.homespun.http.HttpError;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// A message that breaks a rule, in a flight recording.
@Name("dev.homespun.ParseError")
@Label("Parse Error")
@Description("A message that was refused for a rule that it breaks")
@Category("Homespun")
@StackTrace(false)
@SuppressWarnings("UnusedVariable")
final class ParseErrorEvent extends Event {

    @Label("Status")
    private int status;

    @Label("Reason")
    @Description("What the client was told: the rule, perhaps the name of a field, never a value")
    private String reason = "";

    @Label("Address")
    @Description("Of the peer")
    private String address = "";

    static void record(HttpError why, String address) {
        ParseErrorEvent event = new ParseErrorEvent();
        if (event.isEnabled()) {
            event.status = why.status().code();
            event.reason = RefusalLog.visible(why.problem().detail());
            event.address = address;
            event.commit();
        }
    }
}
