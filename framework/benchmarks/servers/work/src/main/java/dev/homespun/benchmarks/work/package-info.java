/// What every server of the comparison answers with, so that all do the same work.
@NullMarked
package dev.homespun.benchmarks.work;

import org.jspecify.annotations.NullMarked;
