/// The server of the comparison that is Spring Boot.
@NullMarked
package dev.homespun.benchmarks.spring;

import org.jspecify.annotations.NullMarked;
