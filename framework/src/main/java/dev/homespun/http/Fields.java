package dev.homespun.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/// The fields of a message: ordered, names compared without regard to case, a name may occur several times.
///
/// Immutable. Names are tokens and values hold no control characters: both are checked when they are added, so a
/// value with a line break fails at the place that set it and can never split a response (RFC 9110, section 5).
public final class Fields implements Iterable<Fields.Field> {

    private static final Fields NONE = new Fields(new String[0]);

    /// Name, value, name, value: most messages have few fields, and a scan of a short array beats hashing.
    private final String[] lines;

    private Fields(String[] lines) {
        this.lines = lines;
    }

    /// One field line.
    ///
    /// @param name a token (RFC 9110, section 5.1)
    /// @param value what the peer sent or gets, without surrounding white space
    public record Field(String name, String value) {}

    /// {@return no fields at all}
    public static Fields none() {
        return NONE;
    }

    /// {@return a single field}
    ///
    /// @param name a token
    /// @param value the value
    /// @throws IllegalArgumentException when the name is no token or the value has a control character
    public static Fields of(String name, String value) {
        return new Fields(new String[] {Syntax.requireToken("field name", name),
            Syntax.requireFieldValue(name, Syntax.trim(value))});
    }

    /// {@return the value of the first field with this name}
    ///
    /// @param name the name, in any case
    public Optional<String> first(String name) {
        for (int i = 0; i < lines.length; i += 2) {
            if (lines[i].equalsIgnoreCase(name)) {
                return Optional.of(lines[i + 1]);
            }
        }
        return Optional.empty();
    }

    /// {@return the values of all fields with this name, in the order of the message, each as its line has it}
    ///
    /// @param name the name, in any case
    public List<String> all(String name) {
        List<String> values = List.of();
        for (int i = 0; i < lines.length; i += 2) {
            if (lines[i].equalsIgnoreCase(name)) {
                values = values.isEmpty() ? new ArrayList<>(2) : values;
                values.add(lines[i + 1]);
            }
        }
        return values;
    }

    /// {@return whether a field with this name and this member in its comma-separated list is there, both in any case}
    ///
    /// @param name the name of a field whose value is a list of tokens, such as `Connection`
    /// @param member a token
    public boolean lists(String name, String member) {
        for (int i = 0; i < lines.length; i += 2) {
            if (lines[i].equalsIgnoreCase(name) && hasMember(lines[i + 1], member)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasMember(String list, String member) {
        if (list.equalsIgnoreCase(member)) {
            return true;
        }
        return list.indexOf(',') >= 0
                && Arrays.stream(list.split(",")).map(Syntax::trim).anyMatch(member::equalsIgnoreCase);
    }

    /// {@return whether a field with this name is there}
    ///
    /// @param name the name, in any case
    public boolean contains(String name) {
        return first(name).isPresent();
    }

    /// {@return these fields with one more line at the end, whatever is there already}
    ///
    /// @param name a token
    /// @param value the value
    /// @throws IllegalArgumentException when the name is no token or the value has a control character
    public Fields and(String name, String value) {
        return new Builder(this).add(name, value).build();
    }

    /// {@return these fields where the name stands once, with this value}
    ///
    /// @param name a token
    /// @param value the value
    /// @throws IllegalArgumentException when the name is no token or the value has a control character
    public Fields with(String name, String value) {
        return without(name).and(name, value);
    }

    /// {@return these fields followed by others}
    ///
    /// @param others the fields to add at the end
    public Fields and(Fields others) {
        if (others.lines.length == 0) {
            return this;
        }
        String[] joined = Arrays.copyOf(lines, lines.length + others.lines.length);
        System.arraycopy(others.lines, 0, joined, lines.length, others.lines.length);
        return new Fields(joined);
    }

    /// {@return these fields without any of this name}
    ///
    /// @param name the name, in any case
    public Fields without(String name) {
        if (!contains(name)) {
            return this;
        }
        Builder kept = new Builder();
        for (Field field : this) {
            if (!field.name.equalsIgnoreCase(name)) {
                kept.add(field.name, field.value);
            }
        }
        return kept.build();
    }

    /// {@return the number of field lines}
    public int size() {
        return lines.length / 2;
    }

    @Override
    public Iterator<Field> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < lines.length;
            }

            @Override
            public Field next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                next += 2;
                return new Field(lines[next - 2], lines[next - 1]);
            }
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fields that && Arrays.equals(lines, that.lines);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(lines);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        forEach(field -> text.append(field.name).append(": ").append(field.value).append('\n'));
        return text.toString();
    }

    /// Collects fields one by one. Not thread-safe.
    public static final class Builder {

        private String[] lines;
        private int length;

        /// Starts with no fields.
        public Builder() {
            lines = new String[16];
        }

        private Builder(Fields start) {
            lines = Arrays.copyOf(start.lines, start.lines.length + 2);
            length = start.lines.length;
        }

        /// Adds a field line at the end.
        ///
        /// @param name a token
        /// @param value the value; white space around it is dropped
        /// @return this builder
        /// @throws IllegalArgumentException when the name is no token or the value has a control character
        public Builder add(String name, String value) {
            Syntax.requireToken("field name", name);
            if (length == lines.length) {
                lines = Arrays.copyOf(lines, length * 2);
            }
            lines[length++] = name;
            lines[length++] = Syntax.requireFieldValue(name, Syntax.trim(value));
            return this;
        }

        /// {@return the fields added so far}
        public Fields build() {
            return length == 0 ? NONE : new Fields(Arrays.copyOf(lines, length));
        }

        /// {@return the number of field lines added so far}
        public int size() {
            return length / 2;
        }
    }
}
