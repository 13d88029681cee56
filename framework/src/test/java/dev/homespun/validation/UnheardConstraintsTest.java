package dev.homespun.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.homespun.App;
import dev.homespun.annotation.Body;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.OnError;
import dev.homespun.annotation.Post;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Status;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.io.File;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Constraints where nobody looks for them, and validators that cannot be made.
class UnheardConstraintsTest {

    record Explicit(String title) {
        Explicit(@NotBlank String title) {
            this.title = title;
        }
    }

    record Compact(@NotBlank String title) {
        Compact {
            title = title.strip();
        }
    }

    static final class Bean {
        private final int count;

        @JsonCreator
        Bean(@JsonProperty("count") @Min(1) int count) {
            this.count = count;
        }

        int count() {
            return count;
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Needy.Check.class)
    @interface Needy {
        String message() default "is wrong";
        Class<?>[] groups() default {};
        Class<? extends Payload>[] payload() default {};

        final class Check implements ConstraintValidator<Needy, String> {
            private final Runnable store;

            Check(Runnable store) {
                this.store = store;
            }

            @Override
            public boolean isValid(String value, ConstraintValidatorContext context) {
                store.run();
                return true;
            }
        }
    }

    record Needed(@Needy String text) {}

    static final class Controller {
        @Post("/a") void explicit(@Body Explicit body) { }
        @Post("/b") void bean(@Body Bean body) { }
        @Get("/c") void get() { }
        @OnError Problem failed(@NotNull IllegalStateException error, Request request) {
            return Problem.of(Status.CONFLICT, "");
        }
    }

    static final class Heard {
        @Post("/a") void compact(@Body Compact body) { }
    }

    static final class Needs {
        @Post("/a") void needed(@Body Needed body) { }
    }

    public static final class Starts implements Supplier<String> {
        @Override
        public String get() {
            return mistakesOf(new Heard());
        }
    }

    @Test
    void aConstraintOnAParameterOfAConstructorOrAnErrorHandlerIsAMistake() {
        String message = mistakesOf(new Controller());
        assertThat(message.lines().filter(line -> line.startsWith("  "))).as(message).hasSize(3)
                .anySatisfy(line -> assertThat(line).contains("Explicit (").contains("parameter title of its constructor has "
                        + "@NotBlank, which is not checked there. Write it before the component or the field."))
                .anySatisfy(line -> assertThat(line).contains("Bean (")
                        .contains("parameter count of its constructor has @Min, which is not checked there."))
                .anySatisfy(line -> assertThat(line).contains("Controller.failed (").contains(
                        "parameter error has @NotNull, which is not checked on a method with @OnError. Take it away."));
        assertThatCode(() -> App.create().controller(new Heard()).verify()).doesNotThrowAnyException();
    }

    @Test
    void aValidatorThatCannotBeMadeIsAMistake() {
        assertThat(mistakesOf(new Needs())).contains("Needed (").contains("text: the validator "
                + Needy.Check.class.getName() + " has no constructor without parameters. Correct the constraint");
    }

    @Test
    void aValidatorThatLacksAJarIsAMistake() throws Exception {
        List<URL> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.contains("jboss-logging")) {
                classPath.add(url(entry));
            }
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader without = new URLClassLoader(classPath.toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(without);
            Object starts = without.loadClass(Starts.class.getName()).getConstructor().newInstance();
            @SuppressWarnings("unchecked") // Supplier is the JDK's, so it is the same on both sides
            String message = ((Supplier<String>) starts).get();
            assertThat(message).contains("what checks them is on the class path and does not work: "
                    + "java.lang.NoClassDefFoundError: org/jboss/logging/");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String mistakesOf(Object controller) {
        return String.valueOf(catchThrowable(() -> App.create().controller(controller).verify()).getMessage());
    }

    private static URL url(String entry) throws MalformedURLException {
        return Path.of(entry).toUri().toURL();
    }
}
