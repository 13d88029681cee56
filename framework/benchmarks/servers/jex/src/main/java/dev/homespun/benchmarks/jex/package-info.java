/// The server of the comparison that is Jex.
@NullMarked
package dev.homespun.benchmarks.jex;

import org.jspecify.annotations.NullMarked;
