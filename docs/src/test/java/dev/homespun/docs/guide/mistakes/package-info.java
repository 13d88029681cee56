/// The application of docs/guide/binding.md that does not start.
@NullMarked
package dev.homespun.docs.guide.mistakes;

import org.jspecify.annotations.NullMarked;
