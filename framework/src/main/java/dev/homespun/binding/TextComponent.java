package dev.homespun.binding;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A component of a record that is made of one text: required unless it is Optional, a List, a Set, or has a
/// [dev.homespun.annotation.Default]. The elements of a List or a Set stand between commas.
public final class TextComponent implements TextPart {

    private final List<String> path;
    private final Class<?> type;
    private final Shape shape;
    private final Optional<String> defaultText;

    /// @throws UnbindableException when it cannot be made of text, or its default does not fit
    TextComponent(List<String> path, BindableParameter parameter) {
        String name = parameter.shownName();
        this.path = List.copyOf(path);
        this.shape = Shape.of(parameter.type(), SettingValues::of).orElseThrow(() -> parameter.notMadeOfText(name));
        this.type = element(parameter.type());
        this.defaultText = parameter.defaultText(name, this::parse);
    }

    private Class<?> element(Type declared) {
        return shape.count() != Shape.Count.ONE && declared instanceof ParameterizedType generic
                ? Classes.raw(generic.getActualTypeArguments()[0]) : Classes.raw(declared);
    }

    @Override
    public List<String> path() {
        return path;
    }

    /// {@return the class of the value; of an Optional, a List or a Set the class of what is in it}
    public Class<?> type() {
        return type;
    }

    /// {@return the text that it is made of when there is no other}
    public Optional<String> defaultText() {
        return defaultText;
    }

    /// {@return whether there has to be a text}
    public boolean isRequired() {
        return shape.count() == Shape.Count.ONE && defaultText.isEmpty();
    }

    /// {@return what the text must be, such as `an int`}
    public String expected() {
        return shape.each().expected() + (isSeveral() ? ", or several between commas" : "");
    }

    /// {@return the value}
    ///
    /// @param text nothing for what it is without a text
    /// @throws IllegalArgumentException when the text does not fit, or is missing; the message says what would fit
    public Object value(Optional<String> text) {
        return text.or(() -> defaultText).map(this::parse).orElseGet(() -> shape.value(List.of()));
    }

    @Override
    public Optional<Object> read(Source source) {
        return source.value(this);
    }

    private boolean isSeveral() {
        return shape.count() == Shape.Count.LIST || shape.count() == Shape.Count.SET;
    }

    private Object parse(String text) {
        try {
            return shape.value(isSeveral() ? elements(text) : List.of(text));
        } catch (IllegalArgumentException doesNotFit) {
            throw ownWords(doesNotFit);
        }
    }

    private static List<String> elements(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        List<String> elements = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (elements.contains("")) {
            throw new IllegalArgumentException("has a comma with nothing before or behind it");
        }
        return elements;
    }

    /// Whoever gives settings may read what the application's own type has to say, as clients may not.
    private IllegalArgumentException ownWords(IllegalArgumentException doesNotFit) {
        boolean isOwn = !type.getPackageName().startsWith("java.") && !type.isPrimitive();
        return isOwn && doesNotFit.getCause() != null && doesNotFit.getCause().getMessage() != null
                ? new IllegalArgumentException(doesNotFit.getMessage() + ": "
                        + doesNotFit.getCause().getMessage(), doesNotFit)
                : doesNotFit;
    }
}
