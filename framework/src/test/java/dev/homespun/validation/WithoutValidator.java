package dev.homespun.validation;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Classes of the tests, loaded once more where neither Hibernate Validator nor the annotations of Jakarta are.
public final class WithoutValidator {

    private WithoutValidator() {}

    /// {@return what a class has to say there}
    ///
    /// @param type public, with a public constructor
    public static String ask(Class<? extends Supplier<String>> type) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader without = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(without);
            Object asked = without.loadClass(type.getName()).getConstructor().newInstance();
            if (asked.getClass() == type) {
                throw new AssertionError("it is the same class");
            }
            @SuppressWarnings("unchecked") // Supplier is the JDK's, so it is the same on both sides
            Supplier<String> supplier = (Supplier<String>) asked;
            return supplier.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL[] classPath() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.contains("hibernate-validator") && !entry.contains("jakarta.validation-api")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }
}
