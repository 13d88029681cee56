/// The application of docs/guide/tls.md.
@NullMarked
package dev.homespun.docs.guide.tls;

import org.jspecify.annotations.NullMarked;
