package dev.homespun.binding;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.Optional;

/// Class files of an application, for what reflection does not tell: lines, and annotations whose classes are missing.
final class ClassFiles {

    private ClassFiles() {}

    /// {@return the class file of a class; nothing when it cannot be read, as for a class that was made at run time}
    static Optional<ClassModel> of(Class<?> type) {
        return of(type.getName(), type);
    }

    /// {@return the class file of the class with this name}
    ///
    /// @param name such as `com.acme.Order$Item`
    /// @param neighbour a class that can see it
    static Optional<ClassModel> of(String name, Class<?> neighbour) {
        try (InputStream octets = neighbour.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
            return octets == null ? Optional.empty() : Optional.of(ClassFile.of().parse(octets.readAllBytes()));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty(); // it serves messages; what has to work does not depend on it
        }
    }
}
