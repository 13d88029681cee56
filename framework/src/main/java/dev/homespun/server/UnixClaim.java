package dev.homespun.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The right to make a socket at a path, which one process has at a time. Without it two could find the same dead socket
/// there, and the second one would replace what the first one has made in its place.
///
/// It is the lock of a file beside the path, since the system takes that from a process that is killed. It is held until
/// the socket is in its place: from then on, who asks there sees that it is taken. Nothing is left over: the file is
/// deleted before the lock is given back. So who has opened it before that may get the lock of a file that is gone,
/// while another one makes a new file. That is why the file is opened once more: a JVM knows what it has locked, and
/// refuses a second lock exactly when it is the same file.
///
/// A system takes all locks on a file from a process that closes any of its descriptors for it. So both are open to the
/// end, and a process must make one claim at a time.
///
/// @param locked the file
/// @param again the same one
/// @param file where it is
record UnixClaim(FileChannel locked, FileChannel again, Path file) implements Closeable {

    /// {@return a claim, or nothing when another process has it or has had it a moment ago}
    ///
    /// @throws IOException when no file can be made beside the path
    static Optional<UnixClaim> of(Path path) throws IOException {
        Path file = path.resolveSibling("." + path.getFileName() + ".lock");
        FileChannel locked = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        try {
            Optional<UnixClaim> claim = locked.tryLock() == null ? Optional.empty() : confirm(locked, file);
            if (claim.isEmpty()) {
                locked.close();
            }
            return claim;
        } catch (IOException e) {
            locked.close();
            throw e;
        }
    }

    /// {@return a claim, when the file that was locked is still in its place}
    static Optional<UnixClaim> confirm(FileChannel locked, Path file) throws IOException {
        try {
            FileChannel again = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            if (isLockedByUs(again)) {
                return Optional.of(new UnixClaim(locked, again, file));
            }
            again.close();
            return Optional.empty();
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    private static boolean isLockedByUs(FileChannel channel) throws IOException {
        try {
            channel.tryLock();
            return false;
        } catch (OverlappingFileLockException same) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        try (locked; again) {
            Files.deleteIfExists(file);
        }
    }
}
