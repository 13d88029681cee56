package dev.homespun.testing.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.App;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is wrong with a test is told with what to write.
class AppMethodTest {

    private static final String HERE = AppMethodTest.class.getName() + "$";

    @AppTest
    static class Nothing {}

    @AppTest(Nothing.class)
    static class Elsewhere {}

    @AppTest
    static class Parameters {
        static App app(String database) {
            return App.create().override(String.class, database);
        }
    }

    @AppTest
    static class AnotherType {
        static String app() {
            return "";
        }
    }

    @AppTest(Instance.class)
    static class ElsewhereInstance {}

    static class Instance {
        App app() {
            return App.create();
        }
    }

    @AppTest
    static class Overloaded {
        static App app(String name) {
            return App.create().provide(name);
        }

        static App app() {
            return app("x");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Nothing | %1$sNothing has @AppTest, and it has no method app(). Write static App app() { return …; } in it, \
            or name the class that has one: @AppTest(Main.class).
            Elsewhere | %1$sElsewhere has @AppTest(Nothing.class), and %1$sNothing has no method app(). Write static \
            App app() { return …; } in it.
            Parameters | app(…) of %1$sParameters has parameters, and nobody knows what to pass. Write a method app() \
            without any in %1$sParameters, which calls it.
            AnotherType | app() of %1$sAnotherType returns java.lang.String. Let it return an App: static App app() { \
            return …; }
            ElsewhereInstance | app() of %1$sInstance is not static, and @AppTest makes no instance of another class. \
            Make it static.
            """)
    void aMistakeIsASentence(String name, String sentence) throws ClassNotFoundException {
        assertThatThrownBy(() -> of(Class.forName(HERE + name))).isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(sentence.replace("%1$s", HERE));
    }

    @Test
    void theOneWithoutParametersIsMeant() {
        assertThat(of(Overloaded.class).isShared()).isTrue();
    }

    private static AppMethod of(Class<?> test) {
        return AppMethod.of(test, Objects.requireNonNull(test.getAnnotation(AppTest.class)));
    }
}
