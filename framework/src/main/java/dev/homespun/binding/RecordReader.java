package dev.homespun.binding;

import dev.homespun.binding.Validation.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Looks at records that are to be made of texts, and at those within them. All that cannot work is told.
public final class RecordReader {

    private final Constraints constraints;
    private final Consumer<Mistake> mistakes;
    /// The records that are being read, from the outside to the inside.
    private final List<Class<?>> around = new ArrayList<>();
    private final List<String> path = new ArrayList<>();
    private boolean isSound = true;

    /// A reader of records.
    ///
    /// @param mistakes told why a record cannot be made
    public RecordReader(Consumer<Mistake> mistakes) {
        this.mistakes = mistakes;
        this.constraints = new Constraints(PlainNames.INSTANCE, () -> Validation.find(PlainNames.INSTANCE), this::tell);
    }

    /// {@return how a record is made, or nothing when it cannot be}
    ///
    /// @param <T> the record
    /// @param type its class
    public <T extends Record> Optional<TextRecord<T>> read(Class<T> type) {
        isSound = true;
        TextRecord<T> read = record(type);
        return isSound ? Optional.of(read) : Optional.empty();
    }

    private <T extends Record> TextRecord<T> record(Class<T> type) {
        CanonicalConstructor canonical = CanonicalConstructor.of(type);
        List<TextPart> parts = new ArrayList<>();
        around.add(type);
        for (BindableParameter parameter : canonical.parameters()) {
            path.add(parameter.shownName());
            try {
                parts.add(part(parameter));
            } catch (UnbindableException mistake) {
                tell(Mistake.of(type, String.valueOf(mistake.getMessage()), mistake.fix()));
            }
            path.removeLast();
        }
        around.removeLast();
        // What is within it is checked with it.
        Check check = around.isEmpty() ? constraints.check(type) : Check.NONE;
        return new TextRecord<>(path, type, canonical.handle(), parts, check);
    }

    /// A record that can be read from one text, by its `valueOf`, `of` or `parse`, is one text.
    private TextPart part(BindableParameter parameter) {
        Class<?> type = parameter.rawType();
        if (!type.isRecord() || Shape.of(parameter.type(), SettingValues::of).isPresent()) {
            return new TextComponent(path, parameter);
        }
        if (around.contains(type)) {
            throw new UnbindableException("record %s holds itself".formatted(type.getSimpleName()),
                    "Take component %s away".formatted(parameter.shownName()));
        }
        parameter.defaultText(parameter.shownName(), _ -> {
            throw new IllegalArgumentException("is for a record");
        });
        return record(type.asSubclass(Record.class));
    }

    private void tell(Mistake mistake) {
        isSound = false;
        mistakes.accept(mistake);
    }
}
