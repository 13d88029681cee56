package dev.homespun.binding;

/// Something in an application that cannot work, found before it starts.
///
/// @param where the place, such as `Books.one (Books.java:31)`
/// @param what what is wrong there
/// @param fix what to write instead
public record Mistake(String where, String what, String fix) {

    @Override
    public String toString() {
        return "%s: %s. %s.".formatted(where, what, fix);
    }
}
