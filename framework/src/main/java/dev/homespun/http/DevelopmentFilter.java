package dev.homespun.http;

/// A filter that helps somebody who develops: it runs around all others, and only when the application was started in
/// development mode (`--dev`). Found by [java.util.ServiceLoader].
public interface DevelopmentFilter extends Filter {}
