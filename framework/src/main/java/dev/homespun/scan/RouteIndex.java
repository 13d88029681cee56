package dev.homespun.scan;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a scan of the whole class path found when the application was packaged: a text file in its jar, in place of a
/// scan at each start.
///
/// ```text
/// Homespun route index 1
/// 41f02c9a6be7d310
/// controller 0 com.acme.books.Books
/// unmarked 0 com.acme.books.Errors
/// ```
///
/// The number before a class is the folder or jar that it is in. The second line is the [Fingerprint] of the class path
/// and of the lines below: an index that does not fit is not used. One in a folder is not even looked at: there classes
/// come and go with every change.
///
/// The elements of the class path are those that the JVM was given, and those that the manifest of the index's own jar
/// names (`Class-Path`). Another jar that names more would bring in what no index knows. But it would either not fit,
/// or have been there when the index was made, and then [IndexWriter] made none.
public final class RouteIndex {

    static final String FILE = "META-INF/homespun/routes";
    private static final System.Logger LOG = System.getLogger(RouteIndex.class.getName());
    private static final String TITLE = "Homespun route index 1";
    private static final String CONTROLLER = "controller";
    private static final String UNMARKED = "unmarked";
    /// Some 10,000 classes. What is longer is no index.
    private static final int MOST_OCTETS = 1 << 20;

    private final List<Candidate> candidates;
    private final ClassLoader loader;

    private RouteIndex(List<Candidate> candidates, ClassLoader loader) {
        this.candidates = candidates;
        this.loader = loader;
    }

    /// Writes the index of the class path that this program runs on, as a step of a build; see [IndexWriter#write].
    ///
    /// @param args the folder of the application's own classes
    static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("Expected is one argument, the folder of the application's classes.");
            System.exit(1);
        }
        new IndexWriter(Path.of(args[0]).toFile(), elements(System.getProperty("java.class.path"))).write()
                .ifPresent(obstacle -> System.out.println("No route index is made: " + obstacle));
    }

    /// {@return the index of this process, if it has one that fits} One line is logged when it has one that does not.
    public static Optional<RouteIndex> ofProcess() {
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        // Another loader may have classes that the class path does not name.
        return Thread.currentThread().getContextClassLoader() == loader
                ? find(loader, System.getProperty("java.class.path")) : Optional.empty();
    }

    /// @param loader who loads classes from the class path
    /// @param classPath folders and jars, as the JVM is given them
    static Optional<RouteIndex> find(ClassLoader loader, String classPath) {
        String reason = "";
        try {
            for (URL url : Collections.list(loader.getResources(FILE))) {
                if (url.getProtocol().equals("jar")) {
                    String jar = url.getPath().substring(0, url.getPath().length() - "!/".length() - FILE.length());
                    List<Candidate> candidates = read(Path.of(URI.create(jar)).toFile(), classPath);
                    if (candidates != null) {
                        return Optional.of(new RouteIndex(candidates, loader));
                    }
                    reason = "it does not fit the class path of " + jar;
                }
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            reason = unreadable.toString();
        }
        if (!reason.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "The route index is not used, and all classes are scanned, because "
                    + reason + ". Package the application again, and put its jar where it runs together with its lib/");
        }
        return Optional.empty();
    }

    /// {@return what a scan of the package would find} Empty when only a scan can tell, because that is a pattern and
    /// not the name of a package.
    ///
    /// @param packageName such as `com.acme.books`
    /// @throws IllegalArgumentException when a class cannot be loaded, as it is thrown by a scan
    public Optional<Found> in(String packageName) {
        boolean isName = packageName.chars().allMatch(c -> c == '.' || Character.isJavaIdentifierPart(c))
                && !packageName.startsWith(".") && !packageName.endsWith(".");
        String start = packageName.isEmpty() ? "" : packageName + ".";
        return !isName ? Optional.empty() : Optional.of(Found.of(
                candidates.stream().filter(candidate -> candidate.name().startsWith(start)).toList(), this::load));
    }

    private Class<?> load(String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException | LinkageError incomplete) {
            throw new IllegalArgumentException("Could not load class " + name + " : " + incomplete, incomplete);
        }
    }

    /// {@return the text of an index}
    ///
    /// @param classPath the fingerprint of the class path
    static String text(Fingerprint classPath, List<Candidate> candidates) {
        String lines = candidates.stream().map(candidate -> "%s %s %s\n".formatted(
                candidate.isController() ? CONTROLLER : UNMARKED, candidate.place(), candidate.name()))
                .sorted().collect(Collectors.joining());
        return TITLE + "\n" + classPath.withIndex(lines) + "\n" + lines;
    }

    /// {@return what the index in a jar says, null when it does not fit}
    private static @Nullable List<Candidate> read(File own, String classPath) throws IOException {
        try (JarFile jar = new JarFile(own, false);
                InputStream file = jar.getInputStream(jar.getEntry(FILE))) {
            String[] parts = new String(file.readNBytes(MOST_OCTETS), StandardCharsets.UTF_8).split("\n", 3);
            if (parts.length != 3 || !parts[0].equals(TITLE) || !parts[1].equals(Fingerprint
                    .of(own, elements(own, jar.getManifest(), classPath)).withIndex(parts[2]).toString())) {
                return null;
            }
            return parts[2].lines().map(line -> line.split(" ", 3))
                    .map(words -> new Candidate(words[2], words[1], words[0].equals(CONTROLLER))).toList();
        }
    }

    static List<File> elements(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator)).map(File::new).toList();
    }

    private static List<File> elements(File own, @Nullable Manifest manifest, String classPath) {
        List<File> all = new ArrayList<>(elements(classPath));
        String more = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
        for (String reference : more == null ? new String[0] : more.split(" ")) {
            URI place = own.toURI().resolve(reference);
            if (place.getScheme().equals("file")) {
                all.add(Path.of(place).toFile());
            }
        }
        return all;
    }
}
