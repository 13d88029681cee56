/// Controllers of which no instance can be made.
@NullMarked
package dev.homespun.golden.unmade;

import org.jspecify.annotations.NullMarked;
