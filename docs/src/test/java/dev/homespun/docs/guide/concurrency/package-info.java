/// The application of docs/guide/concurrency.md.
@NullMarked
package dev.homespun.docs.guide.concurrency;

import org.jspecify.annotations.NullMarked;
