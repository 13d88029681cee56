/// A class that a scan does not find, beside one that it does.
@NullMarked
package dev.homespun.scan.forgotten;

import org.jspecify.annotations.NullMarked;
