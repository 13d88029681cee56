/// The server of the comparison that is Vert.x.
@NullMarked
package dev.homespun.benchmarks.vertx;

import org.jspecify.annotations.NullMarked;
