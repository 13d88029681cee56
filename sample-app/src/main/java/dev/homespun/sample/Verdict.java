package dev.homespun.sample;

import java.util.List;

/// Whether the shop would take a book.
///
/// @param acceptable whether it would
/// @param objections why not, in sentences; empty when it would
record Verdict(boolean acceptable, List<String> objections) {}
