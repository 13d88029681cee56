package dev.homespun.scan;

import dev.homespun.annotation.Controller;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.ScanResult;
import java.util.Comparator;
import java.util.List;

/// Finds annotated classes by reading class files, without loading any other class.
public final class HandlerScanner {

    private HandlerScanner() {}

    /// {@return all classes with [Controller] in a package and those below it, sorted by name}
    ///
    /// @param packageName such as `com.acme.books`
    public static List<Class<?>> scan(String packageName) {
        // One thread, no modules, no jars in jars: controllers are in the application's own folders and jars.
        try (ScanResult result = new ClassGraph().acceptPackages(packageName).enableClassInfo().enableAnnotationInfo()
                .ignoreClassVisibility().disableModuleScanning().disableNestedJarScanning().scan(1)) {
            return result.getClassesWithAnnotation(Controller.class).stream()
                    .sorted(Comparator.comparing(ClassInfo::getName))
                    .<Class<?>>map(ClassInfo::loadClass)
                    .toList();
        }
    }
}
