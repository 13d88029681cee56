/// A controller that needs more than it is given.
@NullMarked
package dev.homespun.golden.stores;

import org.jspecify.annotations.NullMarked;
