package dev.homespun.testing;

import dev.homespun.http.Fields;
import dev.homespun.http.Status;

/// A head that came before the answer.
///
/// @param status 100 to 199
/// @param fields its fields
public record InterimResponse(Status status, Fields fields) {}
