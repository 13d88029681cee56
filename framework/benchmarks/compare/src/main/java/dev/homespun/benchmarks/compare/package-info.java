/// The comparison: the same four requests to Homespun and to its peers, in one run, and what they cost each.
///
/// ```sh
/// mvn -q -Pcompare -pl framework/benchmarks/compare -am -Dcompare=--quick
/// ```
///
/// It imports nothing of the framework: all it knows of a server is a process and a port. Read `Compare` first, then
/// `LoadStep`. What is measured goes to files; `Report` makes a page of them.
@NullMarked
package dev.homespun.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
