/// The server of the comparison that is the JDK's own.
@NullMarked
package dev.homespun.benchmarks.jdk;

import org.jspecify.annotations.NullMarked;
