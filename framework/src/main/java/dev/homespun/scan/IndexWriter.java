package dev.homespun.scan;

import io.github.classgraph.ScanResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/// Makes the index of an application's classes, before they become a jar.
///
/// It makes none where the same classes would not always give the same controllers: when a class is there twice, and so
/// the order of the class path counts; when a jar brings in others that the class path does not name; when some classes
/// are for some versions of Java only. An index from an earlier build is deleted then.
///
/// @param own the folder of the application's classes
/// @param elements the class path, with that folder
record IndexWriter(File own, List<File> elements) {

    /// {@return why no index is made; empty when it is}
    ///
    /// @throws IOException when something cannot be read or written, or the folder is not on the class path
    Optional<String> write() throws IOException {
        Path file = own.toPath().resolve(RouteIndex.FILE);
        Files.deleteIfExists(file);
        Fingerprint classPath = Fingerprint.of(own, elements);
        try (ScanResult result = HandlerScanner.scan(elements)) {
            Optional<String> obstacle = obstacle(result);
            if (obstacle.isEmpty()) {
                List<String> places = result.getClasspathFiles().stream().map(File::getPath).toList();
                Files.createDirectories(file.getParent());
                Files.writeString(file, RouteIndex.text(classPath, HandlerScanner.candidates(result).stream()
                        .map(it -> new Candidate(it.name(), "" + places.indexOf(it.place()), it.isController()))
                        .toList()));
            }
            return obstacle;
        }
    }

    private Optional<String> obstacle(ScanResult result) throws IOException {
        if (own.toPath().resolve("META-INF/versions").toFile().exists()) {
            return Optional.of(own + " has classes for some versions of Java only, in META-INF/versions");
        }
        for (File element : elements) {
            if (element.isFile() && namesOthers(element)) {
                return Optional.of(element + " names other jars in its manifest (Class-Path)");
            }
        }
        return result.getAllResources().classFilesOnly().findDuplicatePaths().stream()
                .filter(twice -> !twice.getKey().endsWith("-info.class"))
                .map(twice -> "%s is there %d times: %s".formatted(twice.getKey(), twice.getValue().size(),
                        twice.getValue().getURLs()))
                .findFirst();
    }

    private static boolean namesOthers(File element) throws IOException {
        try (JarFile jar = new JarFile(element, false)) {
            return jar.getManifest() != null
                    && jar.getManifest().getMainAttributes().containsKey(Attributes.Name.CLASS_PATH);
        }
    }
}
