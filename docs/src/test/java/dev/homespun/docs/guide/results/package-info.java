/// The application of docs/guide/results.md.
@NullMarked
package dev.homespun.docs.guide.results;

import org.jspecify.annotations.NullMarked;
