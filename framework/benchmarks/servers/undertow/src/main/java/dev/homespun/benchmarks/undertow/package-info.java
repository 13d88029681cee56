/// The server of the comparison that is Undertow.
@NullMarked
package dev.homespun.benchmarks.undertow;

import org.jspecify.annotations.NullMarked;
