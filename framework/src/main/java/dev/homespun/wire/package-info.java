/// RFC 9112: octets become the values of `http`, and those become octets.
///
/// ```java
/// RequestHead head = new RequestReader(limits).read(new OctetInput(stream));
/// BodyLength length = BodyLength.of(head);
/// ```
///
/// No sockets, no threads, no clock: everything here reads an [java.io.InputStream] or writes an
/// [java.io.OutputStream], and blocks. It may import `http`. Read [dev.homespun.wire.RequestReader] first, then
/// [dev.homespun.wire.BodyLength], which is the heart of it, and [dev.homespun.wire.ResponseWriter].
@NullMarked
package dev.homespun.wire;

import org.jspecify.annotations.NullMarked;
