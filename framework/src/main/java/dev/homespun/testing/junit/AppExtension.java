package dev.homespun.testing.junit;

import dev.homespun.testing.TestApp;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/// Starts what `@AppTest` asks for, hands it over, and lets JUnit close it with the class or the test that it is for.
final class AppExtension implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(AppExtension.class);

    /// Why the application of an earlier test of the class did not start.
    private record Told(String mistake) {}

    /// A mistake of the application is one failure, that of the class.
    @Override
    public void beforeAll(ExtensionContext context) {
        ExtensionContext annotated = annotated(context);
        Optional<TestApp> shared = method(annotated).isShared() ? Optional.of(shared(annotated)) : Optional.empty();
        AppField.allOf(context.getRequiredTestClass()).filter(AppField::isStatic).forEach(field -> field.fill(shared));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        TestApp app = app(context);
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            AppField.allOf(instance.getClass()).filter(field -> !field.isStatic())
                    .forEach(field -> field.fill(instance, app));
        }
    }

    /// A test that fails has said enough.
    @Override
    public void afterEach(ExtensionContext context) {
        boolean hasFailed = context.getExecutionException().isPresent();
        existing(context).ifPresent(hasFailed ? TestApp::forgetUnsent : TestApp::requireAllSent);
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
        return existing(context).orElseGet(() -> {
            TestApp started = start(test, annotated);
            context.getStore(NAMESPACE).put(key(annotated), started);
            return started;
        });
    }

    private static Optional<TestApp> existing(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(NAMESPACE).get(key(annotated(context)), TestApp.class));
    }

    /// A store has what the stores around it have, and a nested class may have an application of its own.
    private static Class<?> key(ExtensionContext annotated) {
        return annotated.getRequiredTestClass();
    }

    private static TestApp start(Object test, ExtensionContext annotated) {
        try {
            return method(annotated).start(test);
        } catch (Exception | Error mistake) { // checked ones too, which reflection does not declare
            Told told = new Told(String.valueOf(mistake));
            if (annotated.getStore(NAMESPACE).get(told) != null) {
                throw new TestAbortedException("the application does not start, as an earlier test has told");
            }
            annotated.getStore(NAMESPACE).put(told, told);
            throw mistake;
        }
    }

    private static AppMethod method(ExtensionContext annotated) {
        Class<?> test = annotated.getRequiredTestClass();
        return AppMethod.of(test, annotation(test).orElseThrow());
    }

    /// {@return what JUnit finds, too: on the class, on what it extends or implements, or on another annotation}
    private static Optional<AppTest> annotation(Class<?> test) {
        return AnnotationSupport.findAnnotation(test, AppTest.class);
    }

    /// {@return the innermost class around that has the annotation}
    private static ExtensionContext annotated(ExtensionContext context) {
        ExtensionContext each = context;
        while (true) {
            Optional<Class<?>> type = each.getTestClass();
            if (type.isPresent() && each.getTestMethod().isEmpty() && annotation(type.get()).isPresent()) {
                return each;
            }
            each = each.getParent().orElseThrow();
        }
    }
}
