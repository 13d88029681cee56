package dev.homespun.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A setting that nobody is to see: a password or a key. Printed it is `***`, be it alone or within a record.
///
/// ```java
/// record MailSettings(String user, Secret password) {}
/// ```
///
/// A setting of this type may also stand in a file whose name is in the environment: `MAIL_PASSWORD_FILE` for
/// `MAIL_PASSWORD`. Immutable.
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /// {@return the secret of a text}
    ///
    /// @param text what nobody is to see
    /// @throws IllegalArgumentException when it is empty
    public static Secret of(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("it is empty");
        }
        return new Secret(text);
    }

    /// {@return the text itself, for whom it is meant}
    public String value() {
        return value;
    }

    /// Takes the same time wherever two texts of a length differ ([MessageDigest#isEqual]).
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(
                value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
    }

    /// The same for all: a hash tells something of what it is made of.
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    /// Three stars.
    @Override
    public String toString() {
        return "***";
    }
}
