package dev.homespun.binding;

import dev.homespun.annotation.Default;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A parameter of a method, or a component of a record with [dev.homespun.annotation.Params], that is to get its value
/// from requests.
public final class BindableParameter {

    private final @Nullable String ownName;
    private final Type type;
    private final AnnotatedElement annotations;

    /// @param ownName null when the class file does not say
    BindableParameter(@Nullable String ownName, Type type, AnnotatedElement annotations) {
        this.ownName = ownName;
        this.type = type;
        this.annotations = annotations;
    }

    /// {@return the type, with its arguments}
    public Type type() {
        return type;
    }

    /// {@return the type without arguments}
    public Class<?> rawType() {
        return Classes.raw(type);
    }

    /// {@return the annotation of a type, if the parameter has it}
    ///
    /// @param <A> the type of the annotation
    /// @param wanted the type of the annotation
    public <A extends Annotation> Optional<A> annotation(Class<A> wanted) {
        return Optional.ofNullable(annotations.getAnnotation(wanted));
    }

    /// {@return the name that an annotation gives, else the parameter's own}
    ///
    /// @param given the value of the annotation; empty for none
    /// @throws UnbindableException when the class was compiled without the names of parameters
    public String name(String given) {
        if (!given.isEmpty()) {
            return given;
        }
        if (ownName == null) {
            throw new UnbindableException("the names of its parameters are not in the class file",
                    "Compile with -parameters (maven-compiler-plugin: <parameters>true</parameters>)");
        }
        return ownName;
    }

    /// {@return an argument that makes the parameter's type of texts, as path variables and query parameters are:
    ///     required unless it is Optional or has a [Default], several for a List or Set}
    ///
    /// @param source where the texts are
    /// @param name under which name
    /// @throws UnbindableException when the type cannot be made of text, or its default does not fit
    public Argument text(TextSource source, String name) {
        Shape shape = Shape.of(type).orElseThrow(() -> notMadeOfText(name));
        return new TextArgument(source, name, shape,
                defaultText(name, text -> shape.value(List.of(text))).orElse(null));
    }

    UnbindableException notMadeOfText(String name) {
        return new UnbindableException(
                "parameter %s is of type %s, which cannot be made of text".formatted(name, type.getTypeName()),
                "Use a String, a number, an enum, UUID, java.time, a type with a static valueOf, of or parse(String), "
                        + "or Optional, List or Set of these");
    }

    /// {@return the text of [Default], if it has one}
    ///
    /// @param reader throws an IllegalArgumentException when the text does not fit
    /// @throws UnbindableException when it does
    Optional<String> defaultText(String name, Consumer<String> reader) {
        Optional<String> text = annotation(Default.class).map(Default::value);
        try {
            text.ifPresent(reader);
            return text;
        } catch (IllegalArgumentException doesNotFit) {
            throw new UnbindableException(
                    "the default \"%s\" of parameter %s %s".formatted(text.get(), name, doesNotFit.getMessage()),
                    "Change the text in @Default");
        } catch (RuntimeException | LinkageError fault) {
            throw new UnbindableException("the default \"%s\" of parameter %s cannot be read: %s".formatted(
                    text.get(), name, fault), "Correct the type's valueOf, of or parse");
        }
    }

    /// {@return the same parameter, of another type}
    BindableParameter of(Type other) {
        return new BindableParameter(ownName, other, annotations);
    }

    /// {@return what to call it in a message}
    String shownName() {
        return ownName == null ? "of type " + rawType().getSimpleName() : ownName;
    }

    List<Annotation> allAnnotations() {
        return List.of(annotations.getAnnotations());
    }
}
