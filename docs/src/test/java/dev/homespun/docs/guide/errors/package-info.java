/// The application of docs/guide/errors.md.
@NullMarked
package dev.homespun.docs.guide.errors;

import org.jspecify.annotations.NullMarked;
