package dev.homespun.binding;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How many texts a parameter takes, and what becomes of each.
record Shape(Count count, TextValues each) {

    /// How many.
    enum Count { ONE, AT_MOST_ONE, LIST, SET }

    private static final Map<Class<?>, Count> CONTAINERS =
            Map.of(Optional.class, Count.AT_MOST_ONE, List.class, Count.LIST, Set.class, Count.SET);

    /// {@return the shape of a parameter of this type, or nothing when it cannot be made of texts}
    ///
    /// @throws UnbindableException when it could be, if it were not ambiguous
    static Optional<Shape> of(Type type) {
        return of(type, TextValues::of);
    }

    /// {@return the same with other values}
    ///
    /// @param known how to read a type, or nothing when nobody knows
    static Optional<Shape> of(Type type, Function<Class<?>, Optional<TextValues>> known) {
        Count several = CONTAINERS.get(Classes.raw(type));
        return several != null && type instanceof ParameterizedType generic
                ? each(generic.getActualTypeArguments()[0], known).map(each -> new Shape(several, each))
                : each(type, known).map(each -> new Shape(Count.ONE, each));
    }

    /// What the arguments of a generic type are does not matter to its `valueOf`.
    private static Optional<TextValues> each(Type type, Function<Class<?>, Optional<TextValues>> known) {
        return type instanceof Class<?> || type instanceof ParameterizedType
                ? known.apply(Classes.raw(type)) : Optional.empty();
    }

    /// {@return the value of the parameter}
    ///
    /// @throws IllegalArgumentException when the texts do not fit; the message says what would
    Object value(List<String> texts) {
        return switch (count) {
            case ONE -> {
                if (texts.isEmpty()) {
                    throw new IllegalArgumentException("is missing; it must be " + each.expected());
                }
                yield each.parse(requireOne(texts));
            }
            case AT_MOST_ONE -> texts.isEmpty() ? Optional.empty() : Optional.of(each.parse(requireOne(texts)));
            case LIST -> all(texts);
            case SET -> Collections.unmodifiableSet(new LinkedHashSet<>(all(texts)));
        };
    }

    private List<Object> all(List<String> texts) {
        List<Object> values = new ArrayList<>();
        texts.forEach(text -> values.add(each.parse(text)));
        return List.copyOf(values);
    }

    /// {@return the text that is to blame when the value could not be made; null when it is not one of them}
    @Nullable String culprit(List<String> texts) {
        boolean several = count == Count.LIST || count == Count.SET;
        return texts.size() == 1 ? texts.getFirst() : !several ? null
                : texts.stream().filter(text -> !fits(text)).findFirst().orElse(null);
    }

    private boolean fits(String text) {
        try {
            each.parse(text);
            return true;
        } catch (IllegalArgumentException doesNotFit) {
            return false;
        }
    }

    /// Which of several counts is for nobody to guess: two servers that guess differently can be played off.
    private static String requireOne(List<String> texts) {
        if (texts.size() > 1) {
            throw new IllegalArgumentException("is there %d times; at most once".formatted(texts.size()));
        }
        return texts.getFirst();
    }
}
