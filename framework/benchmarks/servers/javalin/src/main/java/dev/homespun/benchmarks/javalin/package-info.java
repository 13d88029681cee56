/// The server of the comparison that is Javalin.
@NullMarked
package dev.homespun.benchmarks.javalin;

import org.jspecify.annotations.NullMarked;
