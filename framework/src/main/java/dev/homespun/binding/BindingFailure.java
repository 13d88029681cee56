package dev.homespun.binding;

import dev.homespun.http.Fields;
import dev.homespun.http.HttpError;
import dev.homespun.http.Problem;
import dev.homespun.http.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One thing about a request that does not fit the method it is for. Not an exception: all of a request are collected,
/// and answered as one problem.
public sealed interface BindingFailure {

    /// More are neither told nor counted: a short document can break a constraint thousands of times.
    int MOST_TOLD = 100;

    /// {@return the member of the problem's `errors`}
    Map<String, Object> toJson();

    /// {@return the failure as a sentence}
    String sentence();

    /// {@return the status that it would be answered with}
    default Status status() {
        return Status.BAD_REQUEST;
    }

    /// {@return the fields that an answer with it needs}
    default Fields fields() {
        return Fields.none();
    }

    /// A parameter that has no acceptable value.
    ///
    /// @param in where it was looked for, such as `query`
    /// @param noun what it is called in a sentence, such as `query parameter`
    /// @param name its name
    /// @param value what was there; null when nothing was, or when it is not to be shown again: fields may hold secrets
    /// @param reason what is wrong and what would be right
    record Parameter(String in, String noun, String name, @Nullable String value, String reason)
            implements BindingFailure {

        /// Cuts the value.
        public Parameter {
            value = value == null ? null : Shown.value(value);
        }

        @Override
        public Map<String, Object> toJson() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("in", in);
            json.put("name", name);
            if (value != null) {
                json.put("value", value);
            }
            json.put("reason", reason);
            return json;
        }

        @Override
        public String sentence() {
            return "The %s %s %s.".formatted(noun, name, reason);
        }
    }

    /// A parameter whose value was read, and breaks a constraint, in the words of that constraint. Answered with 422.
    ///
    /// @param in where it came from, such as `query`
    /// @param noun what it is called in a sentence, such as `query parameter`
    /// @param name its name
    /// @param reason what the constraint says
    record Unacceptable(String in, String noun, String name, String reason) implements BindingFailure {
        @Override
        public Map<String, Object> toJson() {
            return new Parameter(in, noun, name, null, reason).toJson();
        }

        @Override
        public String sentence() {
            return "The %s %s: %s.".formatted(noun, name, reason);
        }

        @Override
        public Status status() {
            return Status.UNPROCESSABLE_CONTENT;
        }
    }

    /// A place in the content that has not the right shape.
    ///
    /// @param pointer where (RFC 6901); empty for all of it
    /// @param reason what is wrong and what would be right
    record Member(String pointer, String reason) implements BindingFailure {

        /// Cuts the pointer.
        public Member {
            pointer = Shown.pointer(pointer);
        }

        @Override
        public Map<String, Object> toJson() {
            return place("body", pointer, reason);
        }

        @Override
        public String sentence() {
            return pointer.isEmpty()
                    ? "The body %s.".formatted(reason)
                    : "The body's %s %s.".formatted(pointer, reason);
        }
    }

    /// A value that its own type or a constraint refuses, in the words of these. Answered with 422.
    ///
    /// @param in where it came from: `body` or `parameters`
    /// @param pointer where in the body (RFC 6901); empty for all of it
    /// @param reason what the type said
    record Refused(String in, String pointer, String reason) implements BindingFailure {

        /// Cuts the pointer.
        public Refused {
            pointer = Shown.pointer(pointer);
        }

        @Override
        public Map<String, Object> toJson() {
            return place(in, pointer, reason);
        }

        @Override
        public String sentence() {
            String sentence = reason.endsWith(".") ? reason : reason + ".";
            return pointer.isEmpty() ? sentence : pointer + ": " + sentence;
        }

        @Override
        public Status status() {
            return Status.UNPROCESSABLE_CONTENT;
        }
    }

    /// Content that is not JSON.
    ///
    /// @param reason what is wrong
    /// @param line from 1; 0 when it does not apply
    /// @param column from 1; 0 when it does not apply
    record Malformed(String reason, int line, int column) implements BindingFailure {
        @Override
        public Map<String, Object> toJson() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("in", "body");
            if (line > 0) {
                json.put("line", line);
                json.put("column", column);
            }
            json.put("reason", reason);
            return json;
        }

        @Override
        public String sentence() {
            return line == 0
                    ? "The body %s.".formatted(reason)
                    : "The body %s at line %d, column %d.".formatted(reason, line, column);
        }
    }

    /// Content of a type that is not read. Answered with 415, and with a field that names the type that is.
    ///
    /// @param found the type that the request names; empty when it names none
    /// @param accepted the type that is read
    /// @param reason what the field must be
    /// @param field `Accept`, or for patches `Accept-Patch` (RFC 5789, section 2.2)
    record Unsupported(String found, String accepted, String reason, String field) implements BindingFailure {

        /// Cuts what was found.
        public Unsupported {
            found = Shown.value(found);
        }

        @Override
        public Map<String, Object> toJson() {
            return new Parameter("header", "field", "Content-Type", null, reason).toJson();
        }

        @Override
        public String sentence() {
            return "Content-Type is %s; %s in UTF-8 is accepted."
                    .formatted(found.isEmpty() ? "missing" : found, accepted);
        }

        @Override
        public Status status() {
            return Status.UNSUPPORTED_MEDIA_TYPE;
        }

        @Override
        public Fields fields() {
            return Fields.of(field, accepted);
        }
    }

    /// Content that is compressed or the like, which a filter has to undo before it can be read. Answered with 415, and
    /// with Accept-Encoding (RFC 9110, section 12.5.3).
    record Encoded() implements BindingFailure {
        @Override
        public Map<String, Object> toJson() {
            return new Parameter("header", "field", "Content-Encoding", null, "must be absent").toJson();
        }

        @Override
        public String sentence() {
            return "The body has a Content-Encoding; it is accepted without one.";
        }

        @Override
        public Status status() {
            return Status.UNSUPPORTED_MEDIA_TYPE;
        }

        @Override
        public Fields fields() {
            return Fields.of("Accept-Encoding", "identity");
        }
    }

    private static Map<String, Object> place(String in, String pointer, String reason) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("in", in);
        json.put("pointer", pointer);
        json.put("reason", reason);
        return json;
    }

    /// {@return one error that tells them all: 415 when the content could not even be looked at, 422 when all was read
    ///     and something is not acceptable, else 400}
    ///
    /// @param failures at least one
    static HttpError toError(List<BindingFailure> failures) {
        Status status = Stream.of(Status.UNSUPPORTED_MEDIA_TYPE, Status.BAD_REQUEST)
                .filter(graver -> failures.stream().anyMatch(failure -> failure.status().equals(graver)))
                .findFirst().orElse(Status.UNPROCESSABLE_CONTENT);
        String detail = failures.size() == 1
                ? failures.getFirst().sentence()
                : failures.size() <= MOST_TOLD ? "The request has %d errors.".formatted(failures.size())
                : "The request has more than %1$d errors; %1$d are told.".formatted(MOST_TOLD);
        return new HttpError(
                Problem.of(status, detail)
                        .with("errors", failures.stream().limit(MOST_TOLD).map(BindingFailure::toJson).toList()),
                failures.stream().map(BindingFailure::fields).reduce(Fields.none(), Fields::and));
    }
}
