package dev.homespun.server;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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

    /// One at a time, as a claim demands. Only who has that looks what is there and replaces it. A server that stops
    /// deletes its file while it still listens, so that nobody can have replaced it by then.
    static synchronized UnixListener open(Address.Unix unix, int backlog) throws IOException {
        Path path = unix.path().toAbsolutePath();
        UnixPath place = new UnixPath(path);
        place.requireUsable();
        try (UnixClaim _ = claim(path)) {
            place.requireNobodyThere();
            return listen(path, unix.permissions(), backlog);
        }
    }

    private static UnixClaim claim(Path path) throws IOException {
        Optional<UnixClaim> claim;
        try {
            claim = UnixClaim.of(path);
        } catch (IOException e) {
            throw new IOException("Cannot listen on the socket %s: no file can be made beside it (%s)"
                    .formatted(path, e), e);
        }
        return claim.orElseThrow(() -> new IOException(
                "The socket %s is taken by a program that begins to listen there; stop it, or choose another path"
                        .formatted(path)));
    }

    private static UnixListener listen(Path path, String permissions, int backlog) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            bind(channel, path, permissions, backlog);
            channel.configureBlocking(false);
            Selector selector = Selector.open();
            channel.register(selector, SelectionKey.OP_ACCEPT);
            return new UnixListener(channel, selector, path, fileKey(path));
        } catch (IOException e) {
            channel.close();
            throw new IOException("Cannot listen on the socket %s: %s".formatted(path, sentence(e)), e);
        }
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

    private static String sentence(IOException e) {
        return String.valueOf(e.getMessage()).contains("too long")
                ? "the path of its folder is too long; 80 octets at most" : e.toString();
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
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
    }
}
