/// The server of the comparison that is Helidon SE.
@NullMarked
package dev.homespun.benchmarks.helidon;

import org.jspecify.annotations.NullMarked;
