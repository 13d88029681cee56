/// The starter: writes a new Homespun project that builds, tests and runs.
///
/// ```java
/// NewProject project = NewProject.in("../hello", "com.acme.hello");
/// Template.named("minimal").write(project, "0.1.0");
/// ```
///
/// [Main] is the command line in front of it. Everything that can be wrong with what was asked for is found by
/// [NewProject], before a file is written. This package imports nothing else of ours: the templates are text here, and
/// meet the framework when a generated project is built. Read [Main] first, then [NewProject] and [Template].
@NullMarked
package dev.homespun.starter;

import org.jspecify.annotations.NullMarked;
