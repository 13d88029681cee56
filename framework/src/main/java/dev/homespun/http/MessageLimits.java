package dev.homespun.http;

/// How much of what a peer sends is read. What is larger is refused while it is read, before it fills memory.
///
/// @param requestLineOctets longest request line, 8,000 to 1,048,576 octets; 414 beyond (RFC 9112, section 3, asks for
///     8,000 at least)
/// @param headOctets largest head, request line included, 8,000 to 1,048,576 octets; 431 beyond; the trailer section
///     of chunked content has the same limit of its own
/// @param fieldLines most field lines of a head, 1 to 10,000; 431 beyond; again the same for trailers
/// @param chunkLineOctets longest line before a chunk, 32 to 1,048,576 octets; 400 beyond
/// @param chunkExtensionOctets all chunk extensions of a content, 0 to 1,048,576 octets; 400 beyond. Without such a
///     limit chunks of one octet could carry gigabytes of them
/// @param contentOctets largest content, 0 to [Long#MAX_VALUE] octets, counted without transfer coding; 413 beyond,
///     unless a handler accepts more ([Content#withLimit])
/// @param unreadOctets how much content that a handler did not read is read and dropped to save the connection, 0 to
///     1,073,741,824 octets; the connection ends beyond
/// @param lingerOctets how much of what a refused client is still sending is read and dropped so that it gets to see
///     why, also when it sends all of an upload before it reads, 0 to 1,073,741,824 octets
public record MessageLimits(int requestLineOctets, int headOctets, int fieldLines, int chunkLineOctets,
                            int chunkExtensionOctets, long contentOctets, long unreadOctets, long lingerOctets) {

    /// 8 KiB, 16 KiB, 100 lines, 4 KiB, 64 KiB, 1 MiB, 64 KiB, 16 MiB.
    public static final MessageLimits DEFAULTS =
            new MessageLimits(8 << 10, 16 << 10, 100, 4 << 10, 64 << 10, 1 << 20, 64 << 10, 16 << 20);

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException when a value is outside its range
    public MessageLimits {
        require("requestLineOctets", requestLineOctets, 8_000, 1 << 20);
        require("headOctets", headOctets, 8_000, 1 << 20);
        require("fieldLines", fieldLines, 1, 10_000);
        require("chunkLineOctets", chunkLineOctets, 32, 1 << 20);
        require("chunkExtensionOctets", chunkExtensionOctets, 0, 1 << 20);
        require("contentOctets", contentOctets, 0, Long.MAX_VALUE);
        require("unreadOctets", unreadOctets, 0, 1 << 30);
        require("lingerOctets", lingerOctets, 0, 1 << 30);
    }

    /// {@return these limits with others for the head}
    ///
    /// @param requestLine octets, 8,000 to 1,048,576
    /// @param head octets, 8,000 to 1,048,576
    /// @param lines 1 to 10,000
    /// @throws IllegalArgumentException when a value is outside its range
    public MessageLimits withHead(int requestLine, int head, int lines) {
        return new MessageLimits(requestLine, head, lines, chunkLineOctets, chunkExtensionOctets, contentOctets,
                unreadOctets, lingerOctets);
    }

    /// {@return these limits with others for the lines between chunks}
    ///
    /// @param line octets, 32 to 1,048,576
    /// @param extensions octets of a content, 0 to 1,048,576
    /// @throws IllegalArgumentException when a value is outside its range
    public MessageLimits withChunks(int line, int extensions) {
        return new MessageLimits(requestLineOctets, headOctets, fieldLines, line, extensions, contentOctets,
                unreadOctets, lingerOctets);
    }

    /// {@return these limits with another one for content}
    ///
    /// @param octets 0 or more
    /// @throws IllegalArgumentException when it is negative
    public MessageLimits withContentOctets(long octets) {
        return new MessageLimits(requestLineOctets, headOctets, fieldLines, chunkLineOctets, chunkExtensionOctets,
                octets, unreadOctets, lingerOctets);
    }

    /// {@return these limits with others for what is read and dropped}
    ///
    /// @param unread octets that a handler did not read, 0 to 1,073,741,824
    /// @param linger octets that come after the last response, 0 to 1,073,741,824
    /// @throws IllegalArgumentException when a value is outside its range
    public MessageLimits withDropped(long unread, long linger) {
        return new MessageLimits(requestLineOctets, headOctets, fieldLines, chunkLineOctets, chunkExtensionOctets,
                contentOctets, unread, linger);
    }

    private static void require(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s is %d; %d to %d".formatted(name, value, least, most));
        }
    }
}
