package dev.homespun.binding;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How many texts a parameter takes, and what becomes of each.
record Shape(Count count, TextValues each) {

    /// How many.
    enum Count { ONE, AT_MOST_ONE, LIST, SET }

    /// {@return the shape of a parameter of this type, or nothing when it cannot be made of texts}
    static Optional<Shape> of(Type type) {
        if (type instanceof ParameterizedType generic && generic.getActualTypeArguments().length == 1
                && generic.getActualTypeArguments()[0] instanceof Class<?> element) {
            Optional<Count> count = Optional.ofNullable(
                    generic.getRawType() == Optional.class ? Count.AT_MOST_ONE
                    : generic.getRawType() == List.class ? Count.LIST
                    : generic.getRawType() == Set.class ? Count.SET : null);
            return count.flatMap(some -> TextValues.of(element).map(each -> new Shape(some, each)));
        }
        return type instanceof Class<?> one
                ? TextValues.of(one).map(each -> new Shape(Count.ONE, each))
                : Optional.empty();
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
