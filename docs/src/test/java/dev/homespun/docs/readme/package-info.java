/// The example of the README.md at the root.
@NullMarked
package dev.homespun.docs.readme;

import org.jspecify.annotations.NullMarked;
