/// The application of docs/guide/lifecycle.md.
@NullMarked
package dev.homespun.docs.guide.lifecycle;

import org.jspecify.annotations.NullMarked;
