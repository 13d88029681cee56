package dev.homespun.sample;

/// A book, and how often it has been changed: clients see that as its ETag, and name it when they change the book.
///
/// @param book the book
/// @param version 1 when it is added, one more with each change
record Versioned(Book book, long version) {}
