package dev.homespun.starter;

/// A file of a template, placeholders and all.
///
/// @param path relative to the root of the project, with `/` between its segments
/// @param text the whole text
record TemplateFile(String path, String text) {}
