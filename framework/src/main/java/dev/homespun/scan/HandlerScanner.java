package dev.homespun.scan;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Delete;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Head;
import dev.homespun.annotation.OnError;
import dev.homespun.annotation.Options;
import dev.homespun.annotation.Patch;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Put;
import dev.homespun.annotation.Verb;
import io.github.classgraph.AnnotationInfo;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.ScanResult;
import java.io.File;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds annotated classes by reading class files, without loading any other class.
public final class HandlerScanner {

    private static final Set<String> OURS = Stream.of(Get.class, Post.class, Put.class, Patch.class, Delete.class,
            Head.class, Options.class, Verb.class, OnError.class).map(Class::getName).collect(Collectors.toSet());

    private HandlerScanner() {}

    /// What was found.
    ///
    /// @param controllers all classes with [Controller], sorted by name
    /// @param missingAnnotation classes without, that have methods only a controller has a use for, sorted by name; not
    ///     what controllers extend, and not what comes from other folders or jars than controllers do, as classes of
    ///     tests
    public record Found(List<Class<?>> controllers, List<Class<?>> missingAnnotation) {

        /// Copies the lists.
        public Found {
            controllers = List.copyOf(controllers);
            missingAnnotation = List.copyOf(missingAnnotation);
        }
    }

    /// {@return what is in a package and those below it}
    ///
    /// @param packageName such as `com.acme.books`
    public static Found scan(String packageName) {
        // One thread, no modules, no jars in jars: controllers are in the application's own folders and jars.
        try (ScanResult result = new ClassGraph().acceptPackages(packageName).enableClassInfo().enableAnnotationInfo()
                .enableMethodInfo().ignoreClassVisibility().ignoreMethodVisibility().disableModuleScanning()
                .disableNestedJarScanning().scan(1)) {
            List<ClassInfo> controllers = result.getClassesWithAnnotation(Controller.class);
            Set<File> places = controllers.stream().map(ClassInfo::getClasspathElementFile).collect(Collectors.toSet());
            Set<ClassInfo> extended = controllers.stream().flatMap(type -> type.getSuperclasses().stream())
                    .collect(Collectors.toSet());
            Predicate<ClassInfo> isForgotten = type -> !controllers.contains(type) && !extended.contains(type)
                    && (places.isEmpty() || places.contains(type.getClasspathElementFile()))
                    && type.isStandardClass() && !type.isAbstract() && isMarked(type, result);
            return new Found(load(controllers.stream()), load(result.getAllClasses().stream().filter(isForgotten)));
        }
    }

    /// Annotations that mean a method may be the application's own.
    private static boolean isMarked(ClassInfo type, ScanResult result) {
        return type.getDeclaredMethodInfo().stream().flatMap(method -> method.getAnnotationInfo().stream())
                .map(AnnotationInfo::getName)
                .anyMatch(name -> OURS.contains(name)
                        || result.getClassInfo(name) != null && result.getClassInfo(name).hasAnnotation(Verb.class));
    }

    private static List<Class<?>> load(Stream<ClassInfo> types) {
        return types.sorted(Comparator.comparing(ClassInfo::getName)).<Class<?>>map(ClassInfo::loadClass).toList();
    }
}
