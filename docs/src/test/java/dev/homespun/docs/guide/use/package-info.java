/// Controllers with filters, for docs/guide/filters.md.
@NullMarked
package dev.homespun.docs.guide.use;

import org.jspecify.annotations.NullMarked;
