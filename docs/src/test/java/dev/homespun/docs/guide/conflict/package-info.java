/// The application of docs/guide/routing.md that does not start.
@NullMarked
package dev.homespun.docs.guide.conflict;

import org.jspecify.annotations.NullMarked;
