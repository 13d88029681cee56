/// The application of docs/guide/validation.md.
@NullMarked
package dev.homespun.docs.guide.validation;

import org.jspecify.annotations.NullMarked;
