/// The server of the comparison that is Homespun.
@NullMarked
package dev.homespun.benchmarks.homespun;

import org.jspecify.annotations.NullMarked;
