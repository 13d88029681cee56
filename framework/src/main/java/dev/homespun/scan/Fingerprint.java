package dev.homespun.scan;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// A number for a class path. The application's own classes count by name and CRC-32, so that the number is the same
/// for a folder and for the jar that is made of it. Every other jar counts as it is, by the CRC-32 of its directory.
/// Order and places do not count.
///
/// It is there against mistakes, not against attacks: who can replace a jar needs no index to run code. A change goes
/// unseen once in 2^32 times.
record Fingerprint(long value) {

    /// @param own the application's own classes: one of the elements
    /// @param elements folders and jars; what does not exist does not count, since the JVM does not mind it either
    /// @throws IOException when one cannot be read, or the first is not among the others
    static Fingerprint of(File own, List<File> elements) throws IOException {
        File first = own.getCanonicalFile();
        Set<File> others = new HashSet<>();
        for (File element : elements) {
            others.add(element.getCanonicalFile());
        }
        if (!others.remove(first)) {
            throw new IOException(own + " is not on the class path");
        }
        long sum = first.isDirectory() ? ofFolder(first.toPath()) : JarDirectory.of(first).ofClasses();
        for (File other : others) {
            if (other.isDirectory()) {
                sum += ofFolder(other.toPath());
            } else if (other.isFile()) {
                sum += of(other.length(), JarDirectory.of(other).crc());
            }
        }
        return new Fingerprint(sum);
    }

    private static long ofFolder(Path folder) throws IOException {
        long sum = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
                sum += isClass(name) ? of(name, crc(Files.readAllBytes(file))) : 0;
            }
        }
        return sum;
    }

    /// A module descriptor means nothing on a class path, and builds leave it out of jars.
    static boolean isClass(String name) {
        return name.endsWith(".class") && !name.endsWith("module-info.class");
    }

    /// @param name of a file, with slashes
    static long of(String name, int crc) {
        return of(name.hashCode(), crc);
    }

    /// Spreads a change of any bit over all of them (the finalizer of SplitMix64, as in [java.util.SplittableRandom]):
    /// two classes that swap their contents must not cancel out in a sum.
    private static long of(long what, int crc) {
        long bits = what << 32 ^ Integer.toUnsignedLong(crc);
        bits = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ bits >>> 27) * 0x94d049bb133111ebL;
        return bits ^ bits >>> 31;
    }

    /// {@return the fingerprint of the class path with an index of it} An index that was cut or changed does not fit.
    Fingerprint withIndex(String lines) {
        return new Fingerprint(value + of(lines.length(), crc(lines.getBytes(StandardCharsets.UTF_8))));
    }

    static int crc(byte[] octets) {
        CRC32 crc = new CRC32();
        crc.update(octets);
        return (int) crc.getValue();
    }

    @Override
    public String toString() {
        return Long.toHexString(value);
    }
}
