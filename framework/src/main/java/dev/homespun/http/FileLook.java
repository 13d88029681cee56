package dev.homespun.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;

/// What one look at a file shows: length, date and tag are of the same moment.
///
/// @param file the file
/// @param length in octets
/// @param lastModified as exactly as the file system has it
/// @param lookedAt when that was
record FileLook(Path file, long length, Instant lastModified, Instant lookedAt) {

    /// File systems tell times apart by up to two seconds: a file can change again within, and look as it did.
    private static final Duration SETTLED = Duration.ofSeconds(2);

    /// @throws NoSuchFileException when there is no file, but nothing or a folder
    static FileLook at(Path file) throws IOException {
        BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
        if (!seen.isRegularFile()) {
            throw new NoSuchFileException(file.toString());
        }
        return new FileLook(file, seen.size(), seen.lastModifiedTime().toInstant(), Instant.now());
    }

    /// {@return a tag of time and length: strong, once another change would show; it would, too, in a file of the future}
    EntityTag tag() {
        String state = "%x%09d-%x".formatted(lastModified.getEpochSecond(), lastModified.getNano(), length);
        return new EntityTag(Duration.between(lastModified, lookedAt).abs().compareTo(SETTLED) < 0, state);
    }

    Response toResponse() {
        Fields fields = new Fields.Builder().add("Content-Type", FileType.of(file).toString())
                .add("ETag", tag().toString()).add("Last-Modified", HttpDate.formatPast(lastModified, lookedAt))
                .add("Accept-Ranges", Ranges.UNIT).build();
        return new Response(Status.OK, fields, new Content.OfFile(file, 0, length));
    }
}
