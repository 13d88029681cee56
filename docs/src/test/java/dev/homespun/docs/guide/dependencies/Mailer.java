package dev.homespun.docs.guide.dependencies;

/// Connects to a mail server when it is made, which takes a while.
final class Mailer {}
