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
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds annotated classes by reading class files, without loading any other class.
public final class HandlerScanner {

    private static final Set<String> OURS = Stream.of(Get.class, Post.class, Put.class, Patch.class, Delete.class,
            Head.class, Options.class, Verb.class, OnError.class).map(Class::getName).collect(Collectors.toSet());

    private HandlerScanner() {}

    /// {@return what is in a package and those below it}
    ///
    /// @param packageName such as `com.acme.books`
    public static Found scan(String packageName) {
        try (ScanResult result = scan(packageName, new ClassGraph())) {
            return Found.of(candidates(result), name -> result.loadClass(name, false));
        }
    }

    /// {@return what is in some folders and jars; to be closed}
    static ScanResult scan(List<File> elements) {
        return scan("", new ClassGraph().overrideClasspath(elements));
    }

    /// One thread, no modules, no jars in jars: controllers are in the application's own folders and jars.
    private static ScanResult scan(String packageName, ClassGraph graph) {
        return graph.acceptPackages(packageName).enableClassInfo().enableAnnotationInfo().enableMethodInfo()
                .ignoreClassVisibility().ignoreMethodVisibility().disableModuleScanning()
                .disableNestedJarScanning().scan(1);
    }

    static List<Candidate> candidates(ScanResult result) {
        List<ClassInfo> controllers = result.getClassesWithAnnotation(Controller.class);
        Set<ClassInfo> extended = controllers.stream().flatMap(type -> type.getSuperclasses().stream())
                .collect(Collectors.toSet());
        Stream<ClassInfo> others = result.getAllClasses().stream().filter(type -> !controllers.contains(type)
                && !extended.contains(type) && type.isStandardClass() && !type.isAbstract() && isMarked(type, result));
        return Stream.concat(controllers.stream().map(type -> candidate(type, true)),
                others.map(type -> candidate(type, false))).toList();
    }

    private static Candidate candidate(ClassInfo type, boolean isController) {
        return new Candidate(type.getName(), type.getClasspathElementFile().getPath(), isController);
    }

    /// Annotations that mean a method may be the application's own.
    private static boolean isMarked(ClassInfo type, ScanResult result) {
        return type.getDeclaredMethodInfo().stream().flatMap(method -> method.getAnnotationInfo().stream())
                .map(AnnotationInfo::getName)
                .anyMatch(name -> OURS.contains(name)
                        || result.getClassInfo(name) != null && result.getClassInfo(name).hasAnnotation(Verb.class));
    }
}
