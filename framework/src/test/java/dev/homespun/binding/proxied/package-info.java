/// A controller that others make.
@NullMarked
package dev.homespun.binding.proxied;

import org.jspecify.annotations.NullMarked;
