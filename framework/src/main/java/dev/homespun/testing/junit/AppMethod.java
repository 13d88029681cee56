package dev.homespun.testing.junit;

import dev.homespun.App;
import dev.homespun.testing.TestApp;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.jspecify.annotations.Nullable;

/// The method that puts the application of a test together.
///
/// @param method the method
/// @param live whether the application listens on a port
record AppMethod(Method method, boolean live) {

    private static final String NAME = "app";
    private static final String EXAMPLE = "static App app() { return …; }";

    /// {@return the one of a class that is annotated}
    ///
    /// @throws ExtensionConfigurationException when there is none that can be called; the message says what to write
    static AppMethod of(Class<?> test, AppTest annotation) {
        boolean isElsewhere = annotation.value() != AppTest.class;
        Class<?> owner = isElsewhere ? annotation.value() : test;
        List<Method> named = ReflectionSupport.findMethods(owner,
                method -> method.getName().equals(NAME) && !method.isSynthetic(), HierarchyTraversalMode.BOTTOM_UP);
        if (named.isEmpty()) {
            throw mistake("%s has @AppTest%s, and %s has no method app(). Write %s in it%s.",
                    test.getName(), isElsewhere ? "(" + owner.getSimpleName() + ".class)" : "",
                    isElsewhere ? owner.getName() : "it", EXAMPLE,
                    isElsewhere ? "" : ", or name the class that has one: @AppTest(Main.class)");
        }
        Method method = named.stream().filter(each -> each.getParameterCount() == 0).findFirst()
                .orElseThrow(() -> mistake("app(…) of %s has parameters, and nobody knows what to pass. "
                        + "Write a method app() without any in %s, which calls it.", owner.getName(), test.getName()));
        if (!App.class.isAssignableFrom(method.getReturnType())) {
            throw mistake("app() of %s returns %s. Let it return an App: %s", owner.getName(),
                    method.getReturnType().getTypeName(), EXAMPLE);
        }
        if (isElsewhere && !Modifier.isStatic(method.getModifiers())) {
            throw mistake("app() of %s is not static, and @AppTest makes no instance of another class. Make it static.",
                    owner.getName());
        }
        return new AppMethod(method, annotation.live());
    }

    private static ExtensionConfigurationException mistake(String sentence, Object... found) {
        return new ExtensionConfigurationException(sentence.formatted(found));
    }

    /// {@return whether the application is that of all tests of the class}
    boolean isShared() {
        return Modifier.isStatic(method.getModifiers());
    }

    /// @param test null when the method is static
    TestApp start(@Nullable Object test) {
        Object app = ReflectionSupport.invokeMethod(method, test);
        if (!(app instanceof App made)) {
            throw mistake("app() of %s returned null. Let it return an App.", method.getDeclaringClass().getName());
        }
        return live ? TestApp.live(made) : TestApp.inMemory(made);
    }
}
