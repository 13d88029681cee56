package dev.homespun.binding;

import dev.homespun.http.ErrorHandlers;

/// Something in an application that cannot work, found before it starts.
///
/// @param where the place, such as `Books.one (Books.java:31)`
/// @param what what is wrong there
/// @param fix what to write instead
public record Mistake(String where, String what, String fix) {

    /// {@return a mistake in a class}
    ///
    /// @param type the class
    /// @param what what is wrong there
    /// @param fix what to write instead
    public static Mistake of(Class<?> type, String what, String fix) {
        return new Mistake(SourceLine.of(type), what, fix);
    }

    /// {@return two error handlers for one type as a mistake}
    ///
    /// @param tie the two
    public static Mistake of(ErrorHandlers.Tie tie) {
        return new Mistake(tie.second().source(), "it answers %s, as %s does already"
                .formatted(tie.first().type().getName(), tie.first().source()), "Leave one of them");
    }

    @Override
    public String toString() {
        return "%s: %s. %s.".formatted(where, what, fix);
    }
}
