package dev.homespun.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Files, read whole, and why they cannot be, for people: the JDK's exceptions often are a name and nothing else.
final class Unreadable {

    /// No file of settings, and no secret, is as long; a device has no end.
    private static final int MOST_OCTETS = 1 << 20;

    private Unreadable() {}

    /// {@return the text of a file}
    ///
    /// @throws CharacterCodingException when it is not UTF-8
    /// @throws IOException when it cannot be read, or is too long
    static String text(Path path) throws IOException {
        try (InputStream octets = Files.newInputStream(path)) {
            byte[] all = octets.readNBytes(MOST_OCTETS + 1);
            if (all.length > MOST_OCTETS) {
                throw new FileSystemException(path.toString(), null, "it is longer than 1 MiB");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(all)).toString();
        }
    }

    static String reason(Path path, IOException why) {
        return why instanceof NoSuchFileException ? "there is no such file"
                : why instanceof AccessDeniedException ? "permission denied"
                : Files.isDirectory(path) ? "it is a folder"
                : why instanceof FileSystemException told && told.getReason() != null ? told.getReason()
                : why.toString();
    }
}
