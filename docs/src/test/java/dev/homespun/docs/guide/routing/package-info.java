/// The application of docs/guide/routing.md.
@NullMarked
package dev.homespun.docs.guide.routing;

import org.jspecify.annotations.NullMarked;
