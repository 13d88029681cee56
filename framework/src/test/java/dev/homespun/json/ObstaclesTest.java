package dev.homespun.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ObstaclesTest {

    interface Shape {}

    record Drawing(String name, List<Shape> shapes) {}

    record Several(Shape a, Thread b, List<Void> c, Map<String, Shape> d) {}

    record Envelope<T>(T content) {}

    record Sent(Envelope<Shape> envelope) {}

    static final class Bean {
        public Optional<Shape> shape = Optional.empty();
    }

    static final class Closed {
        private int number;
    }

    static final class WithoutConstructor {
        public int number;

        WithoutConstructor(int number, int other) {}
    }

    enum Twins {
        A, B;

        @Override
        public String toString() {
            return "x";
        }
    }

    record Ignored(String a, @JsonIgnore String b) {}

    @JsonIgnoreProperties("b")
    record IgnoredByName(String a, String b) {}

    record ReadOnly(String a, @JsonProperty(access = JsonProperty.Access.READ_ONLY) String b) {}

    record Node(Optional<Node> next, List<Node> all, Node[] array) {}

    record Empty() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    sealed interface Figure {}

    record Circle(int radius) implements Figure {}

    record Filled(Shape shape) implements Figure {}

    record Everything(JsonNode node, Object object, Map<Integer, int[][]> map, Number number, Collection<String> texts,
            CharSequence text, Isbn isbn, byte[] octets, Iterable<String> iterable) {}

    static final class Isbn {
        private final String text;

        public Isbn(String text) {
            this.text = text;
        }
    }

    record Loud(String text) {
        Loud {
            throw new AssertionError("made at the start");
        }
    }

    static final class LoudBean {
        public int number;

        LoudBean() {
            throw new AssertionError("made at the start");
        }
    }

    static Stream<Arguments> unreadable() {
        String isAbstract = "it is abstract, and nothing says which class to make";
        String ofJdk = "it is a class of the JDK that stands for no JSON";
        return Stream.of(
                arguments(Shape.class, List.of(isAbstract)),
                arguments(Shape[].class, List.of("an element of Shape[] is of type Shape: " + isAbstract)),
                arguments(Drawing.class, List.of("an element of shapes of Drawing is of type Shape: " + isAbstract)),
                arguments(Several.class, List.of("a of Several is of type Shape: " + isAbstract,
                        "b of Several is of type Thread: " + ofJdk, "an element of c of Several is of type Void: it has no values")),
                arguments(Sent.class, List.of("content of Envelope is of type Shape: " + isAbstract)),
                arguments(Bean.class, List.of("an element of shape of Bean is of type Shape: " + isAbstract)),
                arguments(Closed.class, List.of("it has no member that a document could set")),
                arguments(WithoutConstructor.class, List.of("it has no constructor that Jackson can call")),
                arguments(Thread.class, List.of(ofJdk)),
                arguments(Void.class, List.of("it has no values")),
                arguments(Twins.class, List.of("two of its constants are \"x\"")),
                arguments(Ignored.class, List.of("its b is required, and ignored when it is sent")),
                arguments(IgnoredByName.class, List.of("its b is required, and ignored when it is sent")),
                arguments(ReadOnly.class, List.of("its b is required, and ignored when it is sent")),
                arguments(Figure.class, List.of("shape of Filled is of type Shape: " + isAbstract)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void whatCanNeverBeReadIsTold(Class<?> type, List<String> obstacles) {
        assertThat(JacksonCodec.strict().obstacles(type)).isEqualTo(obstacles);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(classes = {Node.class, Empty.class, Everything.class, Isbn.class, String.class, int.class, Object.class})
    void otherTypesHaveNone(Class<?> type) {
        assertThat(JacksonCodec.strict().obstacles(type)).isEmpty();
    }

    @Test
    void nothingOfTheApplicationIsMadeForThat() {
        assertThat(JacksonCodec.strict().obstacles(Loud.class)).isEmpty();
        assertThat(JacksonCodec.strict().obstacles(LoudBean.class)).isEmpty();
    }
}
