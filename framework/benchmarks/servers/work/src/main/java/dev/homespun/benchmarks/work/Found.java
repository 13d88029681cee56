package dev.homespun.benchmarks.work;

/// `GET /shelves/{shelf}/books?title=…&limit=…`: what was asked for, and that it was understood.
///
/// @param shelf a number from the path
/// @param title text from the query
/// @param limit a number from the query
public record Found(int shelf, String title, int limit) {}
