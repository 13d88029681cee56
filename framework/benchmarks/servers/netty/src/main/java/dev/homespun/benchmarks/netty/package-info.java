/// The server of the comparison that is Netty.
@NullMarked
package dev.homespun.benchmarks.netty;

import org.jspecify.annotations.NullMarked;
