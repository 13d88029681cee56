package dev.homespun.json;

import java.security.CodeSource;
import java.util.Arrays;
import java.util.Optional;

/// What a record says of values that it does not accept, as far as the words are its own.
///
/// A compact constructor throws an IllegalArgumentException to tell a client what is wrong. Code that it calls throws
/// the same exception for its own reasons: `Enum.valueOf` tells the name of a class, `UUID.fromString` the text, which
/// may be a secret. The stack trace tells the one from the other: who made the exception was compiled into the same
/// directory or jar as the record. So a record's helper may speak, and the JDK and libraries may not.
final class OwnWords {

    private OwnWords() {}

    /// {@return the message, if a record's constructor means it for a client}
    static Optional<String> of(Class<?> type, IllegalArgumentException thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        boolean isInConstructor = Arrays.stream(trace).anyMatch(frame -> frame.getMethodName().equals("<init>")
                && frame.getClassName().equals(type.getName()));
        return type.isRecord() && isInConstructor && isBeside(type, trace[0].getClassName())
                ? Optional.ofNullable(thrown.getMessage()) : Optional.empty();
    }

    private static boolean isBeside(Class<?> type, String other) {
        try {
            Class<?> speaker = Class.forName(other, false, type.getClassLoader());
            CodeSource source = type.getProtectionDomain().getCodeSource();
            return speaker == type
                    || source != null && source.equals(speaker.getProtectionDomain().getCodeSource());
        } catch (ClassNotFoundException hidden) {
            return false;
        }
    }
}
