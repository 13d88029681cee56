package dev.homespun.server;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What a proxy says of its client before the first octet of it: the PROXY protocol, as HAProxy has written it down in
/// `proxy-protocol.txt`. Nothing behind the header is read.
///
/// ```
/// version 1   "PROXY" SP ( "TCP4" / "TCP6" ) SP source SP destination SP port SP port CRLF
///           / "PROXY" SP "UNKNOWN" *octet CRLF                          ; 107 octets at most
/// version 2   signature(12) version-and-command(1) family(1) length(2) addresses *tlv
/// tlv         type(1) length(2) value
/// ```
sealed interface ProxyHeader {

    /// The connection is the proxy's own, as for its health checks, or of a kind that it cannot describe.
    record Own() implements ProxyHeader {}

    /// The connection is a client's.
    ///
    /// @param address numeric, or `unix`
    /// @param port 0 to 65535
    record OfClient(String address, int port) implements ProxyHeader {}

    /// Reads a header.
    ///
    /// @throws EOFException when the connection ends before its first octet
    /// @throws ProtocolException when it is malformed; the message says where
    static ProxyHeader read(InputStream in) throws IOException {
        byte[] start = in.readNBytes(ProxyVersion2.SIGNATURE.length);
        if (start.length == 0) {
            throw new EOFException();
        }
        if (Arrays.equals(start, ProxyVersion2.SIGNATURE)) {
            return ProxyVersion2.read(in);
        }
        if (start.length == ProxyVersion2.SIGNATURE.length && ProxyVersion1.isBegunBy(start)) {
            return ProxyVersion1.read(start, in);
        }
        throw new ProtocolException("begins with \"%s\"; \"PROXY \" or the signature of version 2"
                .formatted(RefusalLog.visible(new String(start, StandardCharsets.ISO_8859_1))));
    }
}
