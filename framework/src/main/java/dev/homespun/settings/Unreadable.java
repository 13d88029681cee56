package dev.homespun.settings;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Why a file cannot be read, for people: the JDK's exceptions often are a name and nothing else.
final class Unreadable {

    private Unreadable() {}

    static String reason(Path path, IOException why) {
        return why instanceof NoSuchFileException ? "there is no such file"
                : why instanceof AccessDeniedException ? "permission denied"
                : Files.isDirectory(path) ? "it is a folder"
                : why.toString();
    }
}
