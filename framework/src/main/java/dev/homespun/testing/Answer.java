package dev.homespun.testing;

import dev.homespun.http.Fields;
import dev.homespun.http.Status;
import java.util.List;

/// An answer as it came, with its content, from which the transfer coding is taken.
///
/// @param status the final status
/// @param fields the fields of the final head
/// @param octets the content
/// @param interim the heads that came before
/// @param persists whether another request may follow on the connection
record Answer(Status status, Fields fields, byte[] octets, List<InterimResponse> interim, boolean persists) {}
