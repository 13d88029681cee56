/// The application of docs/guide/observing.md.
@NullMarked
package dev.homespun.docs.guide.observing;

import org.jspecify.annotations.NullMarked;
