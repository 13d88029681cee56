package dev.homespun.testing.junit;

import dev.homespun.testing.TestApp;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/// A field of a test that gets the application.
///
/// @param field the field
record AppField(Field field) {

    static Stream<AppField> allOf(Class<?> test) {
        return ReflectionSupport.findFields(test, field -> field.getType() == TestApp.class,
                HierarchyTraversalMode.TOP_DOWN).stream().map(AppField::new);
    }

    boolean isStatic() {
        return Modifier.isStatic(field.getModifiers());
    }

    /// @param shared the application of the class; empty when every test has its own
    /// @throws ExtensionConfigurationException when the field, which is static, can never get one
    void fill(Optional<TestApp> shared) {
        if (shared.isPresent()) {
            fill(null, shared.get());
        } else if (isEmpty(null)) { // else it is none of ours
            throw mistake("is static and app() is not: every test has an application of its own. Make both static, "
                    + "or neither.");
        }
    }

    /// @param test null when the field is static
    /// @throws ExtensionConfigurationException when the field is final, and nobody has put anything into it
    void fill(@Nullable Object test, TestApp app) {
        if (!Modifier.isFinal(field.getModifiers())) {
            set(test, app);
        } else if (isEmpty(test)) {
            throw mistake("is final, and null. Without final it is filled before each test.");
        }
    }

    private boolean isEmpty(@Nullable Object test) {
        return ReflectionSupport.tryToReadFieldValue(field, test).toOptional().isEmpty();
    }

    private void set(@Nullable Object test, TestApp app) {
        field.setAccessible(true);
        try {
            field.set(test, app);
        } catch (IllegalAccessException e) {
            throw new ExtensionConfigurationException("%s cannot be filled: %s".formatted(name(), e.getMessage()), e);
        }
    }

    private ExtensionConfigurationException mistake(String what) {
        return new ExtensionConfigurationException(name() + " " + what);
    }

    private String name() {
        return field.getDeclaringClass().getName() + "." + field.getName();
    }
}
