package dev.homespun.server;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Listens on a UNIX domain socket, which is a file.
///
/// The system makes the file with permissions of its own and listens at once, so somebody could slip in before they are
/// set. So it is made in a folder that only the owner may enter, and moved to its place when it is ready. That also
/// replaces what a process that was killed has left.
///
/// @param made what the file system knows the file by: at the end a file of another process stays
record UnixListener(ServerSocketChannel channel, Selector selector, Path path, @Nullable Object made)
        implements Listener {

    /// Linux takes 107, macOS 103.
    /// The part of a file's mode that says what it is, and what it says of a socket (POSIX, sys/stat.h).
    private static final int KIND = 0xf000;
    private static final int SOCKET = 0xc000;

    private static final int MOST_OCTETS = 103;

    static UnixListener open(Address.Unix unix, int backlog) throws IOException {
        Path path = unix.path().toAbsolutePath();
        requireShort(path);
        requireNobodyThere(path);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            bind(channel, path, unix.permissions(), backlog);
            channel.configureBlocking(false);
            Selector selector = Selector.open();
            channel.register(selector, SelectionKey.OP_ACCEPT);
            return new UnixListener(channel, selector, path, fileKey(path));
        } catch (IOException e) {
            channel.close();
            throw new IOException("Cannot listen on the socket %s: %s".formatted(path, sentence(path, e)), e);
        }
    }

    /// A longer one could be made and moved to its place, and nobody could connect to it.
    private static void requireShort(Path path) throws IOException {
        int octets = path.toString().getBytes(StandardCharsets.UTF_8).length;
        if (octets > MOST_OCTETS) {
            throw new IOException("Cannot listen on the socket %s: the path is %d octets long; systems take about %d"
                    .formatted(path, octets, MOST_OCTETS));
        }
    }

    private static void requireNobodyThere(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!isSocket(path)) {
            throw new IOException("There is something at %s that is no socket; move it away, or choose another path"
                    .formatted(path));
        }
        try (SocketChannel taken = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            throw new IOException("The socket %s is taken; stop the program that listens there, or choose another path"
                    .formatted(taken.getRemoteAddress()));
        } catch (ConnectException nobody) {
            // The file is what is left of somebody.
        } catch (SocketException e) {
            throw new IOException(
                    "Cannot find out whether the socket %s is taken: %s".formatted(path, e.getMessage()), e);
        }
    }

    /// Pipes and devices are "other" files, too, and nobody listens there either.
    private static boolean isSocket(Path path) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return attributes(path).isOther();
        }
        int mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        return (mode & KIND) == SOCKET;
    }

    private static void bind(ServerSocketChannel channel, Path path, String permissions, int backlog)
            throws IOException {
        Path folder = Objects.requireNonNull(path.getParent());
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.deleteIfExists(path);
            channel.bind(UnixDomainSocketAddress.of(path), backlog);
            return;
        }
        Path own = Files.createTempDirectory(folder, ".",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path made = own.resolve("s");
        try {
            channel.bind(UnixDomainSocketAddress.of(made), backlog);
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(permissions));
            Files.move(made, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(made);
            Files.delete(own);
        }
    }

    private static String sentence(Path path, IOException e) {
        String reason = String.valueOf(e.getMessage());
        if (e instanceof NoSuchFileException) {
            return "there is no folder " + path.getParent();
        }
        if (reason.contains("too long")) {
            return "the path of its folder is too long; 80 octets at most";
        }
        return e.toString();
    }

    @Override
    public Optional<Transport> accept(int millis) throws IOException {
        SocketChannel accepted = channel.accept();
        if (accepted == null) {
            selector.select(millis);
            selector.selectedKeys().clear();
            accepted = channel.accept();
        }
        return Optional.ofNullable(accepted).map(UnixTransport::new);
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public void close() throws IOException {
        try (channel; selector) {
            if (Files.exists(path) && Objects.equals(fileKey(path), made)) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static @Nullable Object fileKey(Path path) throws IOException {
        return attributes(path).fileKey();
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
