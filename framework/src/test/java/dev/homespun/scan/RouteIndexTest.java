package dev.homespun.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Packages a small application as a build does, with two libraries, and then runs on what became of it.
class RouteIndexTest {

    private static final Logger LOG = Logger.getLogger(RouteIndex.class.getName());

    @TempDir
    Path folder;
    private Path classes = Path.of("");
    private final List<String> told = new ArrayList<>();
    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord line) {
            told.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void build() throws IOException {
        LOG.addHandler(log);
        classes = folder.resolve("classes");
        compile(classes, "shop", "Shelf", "class Shelf { @Get void all() {} }");
        compile(classes, "shop", "Books", "@Controller final class Books extends Shelf {}");
        compile(classes, "shop", "Forgotten", "final class Forgotten { @Get(\"/x\") void x() {} }");
        compile(classes, "shop.deep", "Cellar", "@Controller final class Cellar {}");
        compile(folder.resolve("health"), "health", "Health", "@Controller final class Health {}");
        compile(folder.resolve("health"), "shop", "Elsewhere", "final class Elsewhere { @Get(\"/y\") void y() {} }");
        compile(folder.resolve("plain"), "plain", "Plain", "final class Plain {}");
        jar("lib/health.jar", folder.resolve("health"), "");
        jar("lib/plain.jar", folder.resolve("plain"), "");
    }

    @AfterEach
    void stopListening() {
        LOG.removeHandler(log);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "shop.deep", "health", "plain", "sho", "none"})
    void anIndexKnowsWhatAScanFinds(String packageName) throws Exception {
        String classPath = packaged();
        try (URLClassLoader loader = loader(classPath)) {
            Found known = RouteIndex.find(loader, classPath).orElseThrow().in(packageName).orElseThrow();
            assertThat(known).isEqualTo(scanned(packageName, loader));
        }
        assertThat(told).isEmpty();
    }

    @Test
    void anIndexKnowsControllersAndWhatIsForgotten() throws Exception {
        assertThat(names(packaged(), "")).containsExactly("health.Health", "shop.Books", "shop.deep.Cellar",
                "shop.Elsewhere", "shop.Forgotten");
        assertThat(names(packaged(), "shop")).containsExactly("shop.Books", "shop.deep.Cellar", "shop.Forgotten");
    }

    @Test
    void theTextIsTheSameForTheSameClasses() throws Exception {
        packaged();
        String first = Files.readString(classes.resolve(RouteIndex.FILE));
        packaged();
        assertThat(Files.readString(classes.resolve(RouteIndex.FILE))).isEqualTo(first);
        assertThat(first.lines().skip(2)).containsExactly("controller 0 shop.Books", "controller 0 shop.deep.Cellar",
                "controller 1 health.Health", "unmarked 0 shop.Forgotten", "unmarked 1 shop.Elsewhere");
    }

    @Test
    void theManifestOfItsOwnJarNamesTheRest() throws Exception {
        packaged();
        jar("app.jar", classes, "lib/plain.jar lib/health.jar lib/none.jar");
        assertThat(names(folder.resolve("app.jar").toString(), "shop")).hasSize(3);
    }

    @Test
    void neitherOrderNorPlaceOfTheJarsCounts() throws Exception {
        packaged();
        Path other = Files.createDirectories(folder.resolve("other"));
        for (String jar : List.of("app.jar", "lib/plain.jar", "lib/health.jar")) {
            Files.copy(folder.resolve(jar), other.resolve(jar.replace("lib/", "a-")));
        }
        Files.createDirectories(other.resolve("config"));
        assertThat(names(path(other.resolve("a-plain.jar"), other.resolve("a-health.jar"), other.resolve("app.jar"),
                other.resolve("config"), other.resolve("missing")), "shop")).hasSize(3);
    }

    @Test
    void aClassThatWasAddedMakesItUnfit() throws Exception {
        String classPath = packaged();
        compile(classes, "shop", "New", "@Controller final class New {}");
        jar("app.jar", classes, "");
        isUnfit(classPath);
    }

    @Test
    void aClassThatWasChangedMakesItUnfit() throws Exception {
        String classPath = packaged();
        compile(classes, "shop", "Forgotten", "@Controller final class Forgotten { @Get(\"/x\") void x() {} }");
        jar("app.jar", classes, "");
        isUnfit(classPath);
    }

    @Test
    void aClassThatWasRemovedMakesItUnfit() throws Exception {
        String classPath = packaged();
        Files.delete(classes.resolve("shop/Forgotten.class"));
        jar("app.jar", classes, "");
        isUnfit(classPath);
    }

    @Test
    void twoClassesThatSwappedTheirContentsMakeItUnfit() throws Exception {
        String classPath = packaged();
        Path one = classes.resolve("shop/Books.class");
        Path other = classes.resolve("shop/Forgotten.class");
        byte[] octets = Files.readAllBytes(one);
        Files.write(one, Files.readAllBytes(other));
        Files.write(other, octets);
        jar("app.jar", classes, "");
        isUnfit(classPath);
    }

    @Test
    void aLibraryThatWasReplacedMakesItUnfit() throws Exception {
        String classPath = packaged();
        compile(folder.resolve("plain"), "plain", "Plain", "@Controller final class Plain {}");
        jar("lib/plain.jar", folder.resolve("plain"), "");
        isUnfit(classPath);
    }

    @Test
    void aLibraryThatWasLeftOutMakesItUnfit() throws Exception {
        packaged();
        isUnfit(path(folder.resolve("app.jar"), folder.resolve("lib/plain.jar")));
    }

    @Test
    void aJarMoreMakesItUnfit() throws Exception {
        String classPath = packaged();
        compile(folder.resolve("more"), "shop", "More", "@Controller final class More {}");
        isUnfit(classPath + File.pathSeparator + jar("lib/more.jar", folder.resolve("more"), ""));
    }

    @Test
    void aFolderWithClassesMakesItUnfit() throws Exception {
        String classPath = packaged();
        compile(folder.resolve("more"), "shop", "More", "@Controller final class More {}");
        isUnfit(classPath + File.pathSeparator + folder.resolve("more"));
    }

    @Test
    void aJarBroughtInByALibraryThatChangedMakesItUnfit() throws Exception {
        String classPath = packaged();
        compile(folder.resolve("more"), "shop", "More", "@Controller final class More {}");
        jar("lib/more.jar", folder.resolve("more"), "");
        jar("lib/plain.jar", folder.resolve("plain"), "more.jar");
        isUnfit(classPath);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n\n", "Homespun route index 1\n0\n", "Homespun route index 2\n0\ncontroller 0 A\n",
        "\0\0\0", "CUT", "CHANGED", "LONGER", "HUGE"})
    void aDamagedIndexIsUnfit(String damage) throws Exception {
        String classPath = packaged();
        Path file = classes.resolve(RouteIndex.FILE);
        String sound = Files.readString(file);
        Files.writeString(file, switch (damage) {
            case "CUT" -> sound.substring(0, sound.indexOf("controller 1"));
            case "CHANGED" -> sound.replace("Books", "Bookz");
            case "LONGER" -> sound + "controller 0 shop.Forgotten\n";
            case "HUGE" -> sound + "controller 0 shop.Forgotten\n".repeat(1_000_000);
            default -> damage;
        });
        jar("app.jar", classes, "");
        isUnfit(classPath);
    }

    @Test
    void aJarThatIsNoneMakesItUnfitAndIsNamed() throws Exception {
        String classPath = packaged();
        Path broken = Files.writeString(folder.resolve("lib/broken.jar"), "PK no jar");
        try (URLClassLoader loader = loader(classPath)) {
            assertThat(RouteIndex.find(loader, classPath + File.pathSeparator + broken)).isEmpty();
        }
        assertThat(told).singleElement().asString().contains(broken.toString(), "has no directory at its end");
    }

    @Test
    void anIndexInAFolderIsNotLookedAt() throws Exception {
        packaged();
        String classPath = path(classes, folder.resolve("lib/plain.jar"), folder.resolve("lib/health.jar"));
        try (URLClassLoader loader = loader(classPath)) {
            assertThat(RouteIndex.find(loader, classPath)).isEmpty();
        }
        assertThat(told).isEmpty();
    }

    @Test
    void withoutAnIndexNothingIsTold() throws Exception {
        String classPath = jar("app.jar", classes, "").toString();
        try (URLClassLoader loader = loader(classPath)) {
            assertThat(RouteIndex.find(loader, classPath)).isEmpty();
        }
        assertThat(told).isEmpty();
    }

    @Test
    void ofTwoIndexesTheOneThatFitsIsUsed() throws Exception {
        new IndexWriter(folder.resolve("plain").toFile(), List.of(folder.resolve("plain").toFile())).write();
        jar("lib/plain.jar", folder.resolve("plain"), "");
        String classPath = packaged();
        String turned = path(folder.resolve("lib/plain.jar"), folder.resolve("lib/health.jar"),
                folder.resolve("app.jar"));
        assertThat(names(classPath, "shop")).hasSize(3);
        assertThat(names(turned, "shop")).hasSize(3);
    }

    @Test
    void aPatternIsForAScan() throws Exception {
        String classPath = packaged();
        try (URLClassLoader loader = loader(classPath)) {
            RouteIndex index = RouteIndex.find(loader, classPath).orElseThrow();
            assertThat(Stream.of("shop.*", "shop.", ".shop", "shop/deep").map(index::in))
                    .containsOnly(Optional.empty());
        }
    }

    @Test
    void aClassThatCannotBeLoadedIsNamed() throws Exception {
        packaged();
        Files.delete(folder.resolve("lib/health.jar"));
        compile(folder.resolve("base"), "base", "Base", "public class Base {}");
        compile(classes, "shop", "Heir", "@Controller final class Heir extends base.Base {}", folder.resolve("base"));
        assertThat(new IndexWriter(classes.toFile(), List.of(classes.toFile())).write()).isEmpty();
        String classPath = jar("app.jar", classes, "").toString();
        try (URLClassLoader loader = loader(classPath)) {
            RouteIndex index = RouteIndex.find(loader, classPath).orElseThrow();
            assertThatThrownBy(() -> index.in("shop")).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Could not load class shop.Heir : java.lang.NoClassDefFoundError: base/Base");
        }
    }

    @Test
    void noIndexIsMadeWhenAClassIsThereTwice() throws Exception {
        packaged();
        compile(folder.resolve("plain"), "shop", "Books", "final class Books {}");
        jar("lib/plain.jar", folder.resolve("plain"), "");
        assertThat(write()).hasValueSatisfying(why -> assertThat(why).contains("shop/Books.class", "plain.jar"));
        assertThat(classes.resolve(RouteIndex.FILE)).doesNotExist();
    }

    @Test
    void noIndexIsMadeWhenALibraryNamesOthers() throws Exception {
        jar("lib/plain.jar", folder.resolve("plain"), "more.jar");
        assertThat(write()).hasValueSatisfying(why -> assertThat(why).contains("plain.jar", "Class-Path"));
    }

    @Test
    void noIndexIsMadeWhenClassesAreForSomeVersionsOfJava() throws Exception {
        Files.createDirectories(classes.resolve("META-INF/versions/25"));
        assertThat(write()).hasValueSatisfying(why -> assertThat(why).contains("META-INF/versions"));
    }

    /// Writes the index and makes the jar.
    private String packaged() throws IOException {
        assertThat(write()).isEmpty();
        return path(jar("app.jar", classes, ""), folder.resolve("lib/health.jar"), folder.resolve("lib/plain.jar"));
    }

    private Optional<String> write() throws IOException {
        return new IndexWriter(classes.toFile(), List.of(classes.toFile(), folder.resolve("lib/health.jar").toFile(),
                folder.resolve("lib/plain.jar").toFile())).write();
    }

    private void isUnfit(String classPath) throws IOException {
        try (URLClassLoader loader = loader(classPath)) {
            assertThat(RouteIndex.find(loader, classPath)).isEmpty();
        }
        assertThat(told).singleElement().asString().startsWith("The route index is not used, and all classes "
                + "are scanned, because it does not fit the class path of ").contains("app.jar").endsWith(
                ". Package the application again, and put its jar where it runs together with its lib/");
    }

    private static List<String> names(String classPath, String packageName) throws IOException {
        try (URLClassLoader loader = loader(classPath)) {
            Found found = RouteIndex.find(loader, classPath).orElseThrow().in(packageName).orElseThrow();
            return Stream.concat(found.controllers().stream(), found.missingAnnotation().stream()).map(Class::getName)
                    .toList();
        }
    }

    private static Found scanned(String packageName, ClassLoader loader) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return HandlerScanner.scan(packageName);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URLClassLoader loader(String classPath) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String element : classPath.split(File.pathSeparator)) {
            urls.add(Path.of(element).toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(new URL[0]), RouteIndexTest.class.getClassLoader());
    }

    private static String path(Path... elements) {
        return String.join(File.pathSeparator, Stream.of(elements).map(Path::toString).toList());
    }

    private static void compile(Path target, String packageName, String name, String code, Path... more)
            throws IOException {
        Path source = Files.createTempDirectory(target.getParent(), "source").resolve(name + ".java");
        Files.writeString(source, "package " + packageName + "; import dev.homespun.annotation.*; " + code);
        String classPath = path(Stream.concat(Stream.of(target), Stream.of(more)).toArray(Path[]::new))
                + File.pathSeparator + System.getProperty("java.class.path");
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-cp", classPath,
                "-d", target.toString(), source.toString())).isZero();
    }

    /// Stores and compresses by turns, as tools differ.
    private Path jar(String name, Path content, String classPath) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (!classPath.isEmpty()) {
            manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        }
        Path jar = folder.resolve(name);
        Files.createDirectories(jar.getParent());
        try (Stream<Path> files = Files.walk(content); OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
                out.setLevel(Deflater.BEST_SPEED);
                out.putNextEntry(new JarEntry(content.relativize(path).toString().replace(File.separatorChar, '/')));
                Files.copy(path, out);
                out.closeEntry();
            }
            out.setComment("made for a test");
        }
        return jar;
    }
}
