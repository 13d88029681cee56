/// The application of docs/guide/filters.md.
@NullMarked
package dev.homespun.docs.guide.filters;

import org.jspecify.annotations.NullMarked;
