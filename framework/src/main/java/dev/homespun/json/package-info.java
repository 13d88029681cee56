/// JSON to Java values and back, strictly.
///
/// ```java
/// Book book = (Book) JacksonCodec.strict().read(octets, Book.class);
/// ```
///
/// It imports nothing of ours; Jackson is imported by [dev.homespun.json.JacksonCodec] and its two helpers,
/// and nowhere else.
@NullMarked
package dev.homespun.json;

import org.jspecify.annotations.NullMarked;
