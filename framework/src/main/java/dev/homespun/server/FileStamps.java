package dev.homespun.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What tells that files have changed without reading them. Not only later times: a file that is moved into the place
/// of another may be the older one.
///
/// @param stamps of each file: its time, its size and what the file system knows it by
record FileStamps(List<String> stamps) {

    static FileStamps of(List<Path> files) {
        List<String> stamps = new ArrayList<>();
        files.forEach(file -> stamps.add(stamp(file)));
        return new FileStamps(List.copyOf(stamps));
    }

    private static String stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            @Nullable Object key = attributes.fileKey();
            return attributes.lastModifiedTime() + " " + attributes.size() + " " + key;
        } catch (IOException e) {
            return "none";
        }
    }
}
