/// The application of docs/guide/binding.md.
@NullMarked
package dev.homespun.docs.guide.binding;

import org.jspecify.annotations.NullMarked;
