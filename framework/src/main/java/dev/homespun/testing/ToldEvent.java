package dev.homespun.testing;

/// A server-sent event that an answer tells (WHATWG HTML, section 9.2).
///
/// @param name what kind of event it is; `message` when it does not say
/// @param data its lines, with `\n` between them
/// @param id the last id that was told, by this event or one before it; empty when there was none
public record ToldEvent(String name, String data, String id) {}
