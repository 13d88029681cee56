/// The code of docs/guide/testing.md.
@NullMarked
package dev.homespun.docs.guide.testing;

import org.jspecify.annotations.NullMarked;
