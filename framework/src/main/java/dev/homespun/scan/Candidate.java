package dev.homespun.scan;

/// A class that answers requests, or looks as if it should.
///
/// @param name of the class, such as `com.acme.books.Books`
/// @param place the folder or the jar that it is in: equal for two classes when it is the same
/// @param isController whether it has [dev.homespun.annotation.Controller]; otherwise it has methods only a controller
///     has a use for, and no controller extends it
record Candidate(String name, String place, boolean isController) {}
