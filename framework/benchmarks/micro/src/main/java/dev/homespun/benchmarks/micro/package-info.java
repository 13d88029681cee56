/// Parts of a request, one at a time, measured by JMH: how long each takes, and what it allocates.
///
/// ```sh
/// mvn -q -Pmicro -pl framework/benchmarks/micro -am -Dmicro="Router -f 2"
/// ```
///
/// It may import all that is public in the framework. Each benchmark looks at its answers before it is measured, so
/// that no figure is that of a mistake. Read any of them first; `Micro` says how they are run.
@NullMarked
package dev.homespun.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
