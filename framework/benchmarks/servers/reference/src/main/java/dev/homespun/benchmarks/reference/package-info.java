/// The server of the comparison that does nothing but what must be done.
@NullMarked
package dev.homespun.benchmarks.reference;

import org.jspecify.annotations.NullMarked;
