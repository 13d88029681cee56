/// The tool that keeps code on pages true: it is written once, in source files that are compiled and tested, and woven
/// from there into the Markdown.
///
/// ```sh
/// mvn -q -Pweave
/// ```
///
/// A page names a region of a source file above each block; [dev.homespun.docs.Snippets] compares or writes them. Read
/// [dev.homespun.docs.Page] next, then [dev.homespun.docs.Source]. Imports nothing of the framework.
@NullMarked
package dev.homespun.docs;

import org.jspecify.annotations.NullMarked;
