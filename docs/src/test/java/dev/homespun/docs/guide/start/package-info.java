/// The application of docs/guide/getting-started.md.
@NullMarked
package dev.homespun.docs.guide.start;

import org.jspecify.annotations.NullMarked;
