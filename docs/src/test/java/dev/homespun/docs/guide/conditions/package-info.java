/// The application of docs/guide/conditions.md.
@NullMarked
package dev.homespun.docs.guide.conditions;

import org.jspecify.annotations.NullMarked;
