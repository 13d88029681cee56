/// What helps people who develop an application, or write a client for it: pages for a browser.
///
/// ```java
/// app.route(Method.GET, "/problems", ProblemPage.of(STALE, OUT_OF_STOCK));
/// ```
///
/// It may import `http`. Read [dev.homespun.dev.ProblemPage] first, then [dev.homespun.dev.HtmlProblems], which runs in
/// development mode.
@NullMarked
package dev.homespun.dev;

import org.jspecify.annotations.NullMarked;
