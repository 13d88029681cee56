package dev.homespun.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// What is known of the current state of a resource, to compare with what a client knows (RFC 9110, section 8.8).
///
/// @param exists whether there is a representation at all
/// @param tag its entity tag, if it has one
/// @param lastModified when it was changed last, if that is known; in whole seconds, as fields have it
public record Validators(boolean exists, Optional<EntityTag> tag, Optional<Instant> lastModified) {

    /// There is nothing: what a client wants to change is not there, or what it wants to make is not there yet.
    public static final Validators ABSENT = new Validators(false, Optional.empty(), Optional.empty());

    /// Drops parts of a second.
    ///
    /// @throws IllegalArgumentException when there are validators of what does not exist
    public Validators {
        lastModified = lastModified.map(time -> time.truncatedTo(ChronoUnit.SECONDS));
        if (!exists && (tag.isPresent() || lastModified.isPresent())) {
            throw new IllegalArgumentException("what does not exist has no entity tag and was not modified");
        }
    }

    /// {@return something that is there, in the state that a tag names}
    ///
    /// @param tag the tag
    public static Validators of(EntityTag tag) {
        return new Validators(true, Optional.of(tag), Optional.empty());
    }

    /// {@return something that is there, and was last changed then}
    ///
    /// @param lastModified when; parts of a second are dropped
    public static Validators of(Instant lastModified) {
        return new Validators(true, Optional.empty(), Optional.of(lastModified));
    }

    /// {@return what the fields of a response say; a value that is malformed says nothing}
    ///
    /// @param fields the fields, such as ETag and Last-Modified
    public static Validators of(Fields fields) {
        return new Validators(true, fields.first("ETag").flatMap(EntityTag::parse),
                fields.first("Last-Modified").flatMap(HttpDate::parse));
    }

    /// {@return these with the time of the last change}
    ///
    /// @param time when; parts of a second are dropped
    public Validators withLastModified(Instant time) {
        return new Validators(exists, tag, Optional.of(time));
    }

    /// {@return whether there is one to compare with}
    boolean areKnown() {
        return tag.isPresent() || lastModified.isPresent();
    }
}
