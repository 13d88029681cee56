/// A soak: thousands of connections that behave and misbehave, and afterwards the question whether anything is left of
/// them.
///
/// ```sh
/// mvn -q -Psoak -pl framework/benchmarks/soak -am -Dsoak="--minutes=30 --connections=1000000"
/// ```
///
/// It may import the framework's exported packages. Read `Soak` first, then `Behaviour`.
@NullMarked
package dev.homespun.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
