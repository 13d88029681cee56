/// The application of docs/guide/dependencies.md.
@NullMarked
package dev.homespun.docs.guide.dependencies;

import org.jspecify.annotations.NullMarked;
