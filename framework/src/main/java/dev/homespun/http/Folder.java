package dev.homespun.http;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

/// A folder whose files a client may ask for by their names, and no others.
///
/// ```java
/// private final Folder covers = Folder.at(Path.of("covers"));
///
/// @Get("/{name...}")
/// Path cover(String name) throws IOException {
///     return covers.file(name);
/// }
/// ```
///
/// All files below it can be had, also those whose names begin with a dot. Immutable.
///
/// @param path where it is; may be a symbolic link
public record Folder(Path path) {

    /// Checks that there is a path. Whether there is a folder is looked at when a file is asked for.
    public Folder {
        Objects.requireNonNull(path, "path of a folder");
    }

    /// {@return a folder}
    ///
    /// @param path where it is
    public static Folder at(Path path) {
        return new Folder(path);
    }

    /// {@return the file of a name, free of symbolic links: what was looked at is what is sent}
    ///
    /// @param name of the file, from here, whoever chose it; slashes lead into folders
    /// @throws HttpError 404 when there is no such file: also when the name leads out of the folder, be it by `..`, as an
    ///     absolute path or by a symbolic link, when it has a backslash or a NUL, and when it is the name of a folder
    /// @throws IOException when it cannot be looked at
    public Path file(String name) throws IOException {
        if (name.indexOf('\\') >= 0) {
            throw none();
        }
        try {
            Path relative = path.getFileSystem().getPath(name);
            if (relative.getRoot() != null || hasStepUp(relative)) {
                throw none();
            }
            Path folder = path.toRealPath();
            Path file = folder.resolve(relative).toRealPath();
            if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
                throw none();
            }
            return file;
        } catch (AccessDeniedException fault) {
            throw fault;
        } catch (FileSystemException | InvalidPathException impossible) {
            throw none();
        }
    }

    /// Also one that would come back: what `..` is depends on where symbolic links lead.
    private static boolean hasStepUp(Path relative) {
        for (Path step : relative) {
            if (step.toString().equals("..")) {
                return true;
            }
        }
        return false;
    }

    static HttpError none() {
        return HttpError.of(Status.NOT_FOUND, "There is no such file.");
    }
}
