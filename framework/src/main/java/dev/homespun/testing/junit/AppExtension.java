package dev.homespun.testing.junit;

import dev.homespun.testing.TestApp;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.opentest4j.TestAbortedException;

/// Starts what `@AppTest` asks for, hands it over, and lets JUnit close it with the class or the test that it is for.
final class AppExtension implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(AppExtension.class);

    /// Why the application of an earlier test of the class did not start.
    private record Told(String message) {}

    /// A mistake of the application is one failure, that of the class.
    @Override
    public void beforeAll(ExtensionContext context) {
        ExtensionContext annotated = annotated(context);
        if (method(annotated).isShared()) {
            shared(annotated);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IllegalAccessException {
        TestApp app = app(context);
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            for (Field field : ReflectionSupport.findFields(instance.getClass(), AppExtension::isOurs,
                    HierarchyTraversalMode.TOP_DOWN)) {
                field.setAccessible(true);
                field.set(instance, app);
            }
        }
    }

    private static boolean isOurs(Field field) {
        return field.getType() == TestApp.class
                && !Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers());
    }

    /// A test that fails has said enough.
    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            app(context).requireAllSent();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestApp.class;
    }

    @Override
    public TestApp resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return app(context);
    }

    private static TestApp app(ExtensionContext context) {
        ExtensionContext annotated = annotated(context);
        return method(annotated).isShared() ? shared(annotated) : own(context, annotated);
    }

    private static TestApp shared(ExtensionContext annotated) {
        return annotated.getStore(NAMESPACE)
                .computeIfAbsent(key(annotated), _ -> method(annotated).start(null), TestApp.class);
    }

    private static TestApp own(ExtensionContext context, ExtensionContext annotated) {
        Object test = context.getTestMethod().isEmpty() ? null : context.getTestInstances()
                .flatMap(instances -> instances.findInstance(annotated.getRequiredTestClass())).orElse(null);
        if (test == null) {
            throw new ParameterResolutionException(("app() of %s is not static, so every test has an application of "
                    + "its own, and there is none before a test begins. Ask for it in the test or in @BeforeEach, or "
                    + "make the method static").formatted(annotated.getRequiredTestClass().getName()));
        }
        Store store = context.getStore(NAMESPACE);
        TestApp existing = store.get(key(annotated), TestApp.class);
        if (existing != null) {
            return existing;
        }
        TestApp started = start(test, annotated);
        store.put(key(annotated), started);
        return started;
    }

    /// A store has what the stores around it have, and a nested class may have an application of its own.
    private static Class<?> key(ExtensionContext annotated) {
        return annotated.getRequiredTestClass();
    }

    private static TestApp start(Object test, ExtensionContext annotated) {
        try {
            return method(annotated).start(test);
        } catch (RuntimeException mistake) {
            Told told = new Told(String.valueOf(mistake.getMessage()));
            if (annotated.getStore(NAMESPACE).get(told) != null) {
                throw new TestAbortedException("the application does not start, as an earlier test has told");
            }
            annotated.getStore(NAMESPACE).put(told, told);
            throw mistake;
        }
    }

    private static AppMethod method(ExtensionContext annotated) {
        Class<?> test = annotated.getRequiredTestClass();
        return AppMethod.of(test, Objects.requireNonNull(test.getAnnotation(AppTest.class)));
    }

    /// {@return the innermost class around that has the annotation}
    private static ExtensionContext annotated(ExtensionContext context) {
        ExtensionContext each = context;
        while (true) {
            Optional<Class<?>> type = each.getTestClass();
            if (type.isPresent() && each.getTestMethod().isEmpty() && type.get().isAnnotationPresent(AppTest.class)) {
                return each;
            }
            each = each.getParent().orElseThrow();
        }
    }
}
