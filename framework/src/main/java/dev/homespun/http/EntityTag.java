package dev.homespun.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/// Tells one state of a representation from another (RFC 9110, section 8.8.3).
///
/// A strong tag changes whenever an octet does. A weak one stays the same while the meaning does: it saves a transfer,
/// and never guards a change or joins ranges.
///
/// @param isWeak whether it is written with `W/`
/// @param opaque what stands between the quotes; as in all fields, a `char` is an octet
public record EntityTag(boolean isWeak, String opaque) {

    /// Checks the characters.
    ///
    /// @throws IllegalArgumentException when one cannot stand in a tag: white space, a quote, a control character
    public EntityTag {
        for (int i = 0; i < opaque.length(); i++) {
            if (!isTagCharacter(opaque.charAt(i))) {
                throw new IllegalArgumentException(("entity tag contains %s; only visible characters up to 0xFF but \" "
                        + "(RFC 9110, 8.8.3)").formatted(Syntax.hex(opaque.charAt(i))));
            }
        }
    }

    /// {@return a strong tag}
    ///
    /// @param opaque such as the name of a state; without the quotes
    /// @throws IllegalArgumentException when a character cannot stand in a tag
    public static EntityTag strong(String opaque) {
        return new EntityTag(false, opaque);
    }

    /// {@return a weak tag}
    ///
    /// @param opaque such as the name of a state; without the quotes
    /// @throws IllegalArgumentException when a character cannot stand in a tag
    public static EntityTag weak(String opaque) {
        return new EntityTag(true, opaque);
    }

    /// {@return the strong tag of a version, which goes up with each change}
    ///
    /// @param version any number
    public static EntityTag of(long version) {
        return strong(Long.toString(version));
    }

    /// {@return a strong tag made of octets: 128 bits of their SHA-256, so that no two contents share one}
    ///
    /// @param octets the content
    public static EntityTag of(byte[] octets) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(octets);
            return strong(Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 22));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// {@return a tag of the same kind, which starts as this one}
    ///
    /// @param more what else tells it from others, such as the media type of a representation; may be empty
    /// @throws IllegalArgumentException when a character cannot stand in a tag
    public EntityTag extendedBy(String more) {
        return new EntityTag(isWeak, opaque + more);
    }

    /// Reads a tag.
    ///
    /// @param text such as `"7"` or `W/"7"`, with its quotes
    /// @return the tag, or nothing when the text is none
    public static Optional<EntityTag> parse(String text) {
        int start = text.startsWith("W/") ? 2 : 0;
        int end = end(text, start);
        return end < 0 || end != text.length() ? Optional.empty()
                : Optional.of(new EntityTag(start == 2, text.substring(start + 1, end - 1)));
    }

    /// {@return where a quoted tag ends that starts here, or -1 where there is none}
    static int end(String text, int start) {
        if (start >= text.length() || text.charAt(start) != '"') {
            return -1;
        }
        int i = start + 1;
        while (i < text.length() && isTagCharacter(text.charAt(i))) {
            i++;
        }
        return i < text.length() && text.charAt(i) == '"' ? i + 1 : -1;
    }

    private static boolean isTagCharacter(char c) {
        return c > ' ' && c <= 0xff && c != '"' && c != 0x7f;
    }

    /// {@return whether both are strong and the same: what a change needs, and ranges (RFC 9110, section 8.8.3.2)}
    ///
    /// @param other the tag to compare with
    public boolean equalsStrongly(EntityTag other) {
        return !isWeak && !other.isWeak && opaque.equals(other.opaque);
    }

    /// {@return whether both mean the same state, weak or not: enough for a cache (RFC 9110, section 8.8.3.2)}
    ///
    /// @param other the tag to compare with
    public boolean equalsWeakly(EntityTag other) {
        return opaque.equals(other.opaque);
    }

    /// {@return the tag as it stands in a field}
    @Override
    public String toString() {
        return (isWeak ? "W/\"" : "\"") + opaque + '"';
    }
}
