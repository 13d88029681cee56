package dev.homespun.settings;

/// A setting that was given.
///
/// @param text its text
/// @param place where, such as `the environment variable PORT`
record Found(String text, String place) {}
