package dev.homespun.server;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// Where a UNIX domain socket is to be, and what can be in its way.
///
/// @param path absolute
record UnixPath(Path path) {

    /// Linux takes 107, macOS 103.
    private static final int MOST_OCTETS = 103;

    /// The part of a file's mode that says what it is, and what it says of a socket (POSIX, sys/stat.h).
    private static final int KIND = 0xf000;
    private static final int SOCKET = 0xc000;

    /// Checks what does not depend on others.
    ///
    /// A longer path could be made and moved to its place, and nobody could connect to it.
    ///
    /// @throws IOException when the path is too long or its folder is missing; the message is a sentence
    void requireUsable() throws IOException {
        int octets = path.toString().getBytes(StandardCharsets.UTF_8).length;
        if (octets > MOST_OCTETS) {
            throw new IOException("Cannot listen on the socket %s: the path is %d octets long; systems take about %d"
                    .formatted(path, octets, MOST_OCTETS));
        }
        if (path.getParent() == null || !Files.isDirectory(path.getParent())) {
            throw new IOException(
                    "Cannot listen on the socket %s: there is no folder %s".formatted(path, path.getParent()));
        }
    }

    /// Checks that there is nothing, or a socket that nobody listens on.
    ///
    /// @throws IOException when there is something else; the message is a sentence
    void requireNobodyThere() throws IOException {
        if (!exists()) {
            return;
        }
        if (!isSocket()) {
            throw new IOException("There is something at %s that is no socket; move it away, or choose another path"
                    .formatted(path));
        }
        try (SocketChannel visitor = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            visitor.configureBlocking(false); // or it would wait for somebody who is too busy to accept
            visitor.connect(UnixDomainSocketAddress.of(path));
        } catch (ConnectException nobody) {
            return; // the file is what is left of somebody
        } catch (SocketException unclear) {
            requireGone(unclear);
            return;
        }
        throw new IOException("The socket %s is taken; stop the program that listens there, or choose another path"
                .formatted(path));
    }

    /// Of the reasons, only those in English are known; all of them are told.
    private void requireGone(SocketException unclear) throws IOException {
        if (!exists()) {
            return;
        }
        if (!Files.isWritable(path)) {
            throw new IOException("There is a socket at %s that this user may not connect to; choose another path"
                    .formatted(path), unclear);
        }
        String reason = String.valueOf(unclear.getMessage());
        if (reason.contains("wrong type")) {
            throw new IOException("There is a socket at %s that takes no connections, one for datagrams perhaps; "
                    .formatted(path) + "move it away, or choose another path", unclear);
        }
        throw new IOException("The socket %s is taken (%s); stop the program that listens there, or choose another path"
                .formatted(path, reason), unclear);
    }

    private boolean exists() {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /// Pipes and devices are "other" files, too, and nobody listens there either.
    private boolean isSocket() throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isOther();
        }
        int mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        return (mode & KIND) == SOCKET;
    }
}
