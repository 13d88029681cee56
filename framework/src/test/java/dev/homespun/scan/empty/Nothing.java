package dev.homespun.scan.empty;

/// No controller: a package in which the scan finds nothing.
final class Nothing {
    private Nothing() {}
}
