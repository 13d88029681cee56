/// The application of docs/guide/settings.md.
@NullMarked
package dev.homespun.docs.guide.settings;

import org.jspecify.annotations.NullMarked;
