/// The application of docs/guide/programmatic.md.
@NullMarked
package dev.homespun.docs.guide.programmatic;

import org.jspecify.annotations.NullMarked;
