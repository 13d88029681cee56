/// JSON to Java values and back, strictly.
///
/// ```java
/// Book book = (Book) JacksonCodec.strict().read(octets, Book.class);
/// ```
///
/// It imports nothing of ours, and nothing else imports Jackson. Read [dev.homespun.json.JacksonCodec] first, then
/// `StrictMapper` for what is refused and `JacksonFaults` for what is said about it.
@NullMarked
package dev.homespun.json;

import org.jspecify.annotations.NullMarked;
