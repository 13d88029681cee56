package dev.homespun.binding;

import dev.homespun.binding.Validation.Check;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A record that is made of texts, such as settings, one for each component; components that are records are made of
/// texts, too.
///
/// @param <T> the record
public final class TextRecord<T extends Record> implements TextPart {

    private final List<String> path;
    private final Class<T> type;
    private final MethodHandle constructor;
    private final List<TextPart> parts;
    private final Check check;

    /// @param check finds what its constraints do not accept
    TextRecord(List<String> path, Class<T> type, MethodHandle constructor, List<TextPart> parts, Check check) {
        this.path = List.copyOf(path);
        this.type = type;
        this.constructor = constructor;
        this.parts = List.copyOf(parts);
        this.check = check;
    }

    @Override
    public List<String> path() {
        return path;
    }

    /// {@return its class}
    public Class<T> type() {
        return type;
    }

    /// {@return what it consists of, in its order}
    public List<TextPart> parts() {
        return parts;
    }

    /// {@return all texts that it is made of, in its order}
    public List<TextComponent> components() {
        return parts.stream().flatMap(part -> switch (part) {
            case TextComponent component -> Stream.of(component);
            case TextRecord<?> within -> within.components().stream();
        }).toList();
    }

    @Override
    public Optional<T> read(Source source) {
        @Nullable Object[] values = new Object[parts.size()];
        boolean isComplete = true;
        for (int i = 0; i < values.length; i++) {
            Optional<?> value = parts.get(i).read(source);
            values[i] = value.orElse(null);
            isComplete &= value.isPresent();
        }
        return isComplete ? make(values, source).filter(made -> isAcceptable(made, source)) : Optional.empty();
    }

    private boolean isAcceptable(T made, Source source) {
        List<Violation> violations = check.violations(new Object[] {made});
        violations.forEach(violation -> source.unacceptable(
                List.of(violation.pointer().replaceFirst("^/", "").split("/", -1)), violation.reason()));
        return violations.isEmpty();
    }

    private Optional<T> make(@Nullable Object[] values, Source source) {
        try {
            return Optional.of(type.cast(Objects.requireNonNull(Calls.invoke(constructor, values))));
        } catch (IllegalArgumentException refused) {
            source.refused(this, Objects.requireNonNullElse(refused.getMessage(), "it does not accept its values"));
        } catch (Exception fault) {
            source.refused(this, "its constructor fails: " + fault);
        }
        return Optional.empty();
    }
}
