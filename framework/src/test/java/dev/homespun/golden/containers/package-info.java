/// A controller that asks for what nobody gives.
@NullMarked
package dev.homespun.golden.containers;

import org.jspecify.annotations.NullMarked;
