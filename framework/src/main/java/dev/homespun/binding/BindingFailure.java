package dev.homespun.binding;

import dev.homespun.http.Fields;
import dev.homespun.http.HttpError;
import dev.homespun.http.Problem;
import dev.homespun.http.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing about a request that does not fit the method it is for. Not an exception: all of a request are collected,
/// and answered as one problem.
sealed interface BindingFailure {

    /// Values are cut to this length before they are shown again.
    int MOST_ECHOED_CHARACTERS = 100;

    /// {@return the member of the problem's `errors`}
    Map<String, Object> toJson();

    /// {@return the failure as a sentence}
    String sentence();

    /// A parameter that has no acceptable value. `value` is null when there is none, or when it is nothing to show:
    /// fields may hold secrets.
    record Parameter(Argument.Source in, String name, @Nullable String value, String reason)
            implements BindingFailure {
        @Override
        public Map<String, Object> toJson() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("in", in.label());
            json.put("name", name);
            if (value != null) {
                json.put("value", value.substring(0, Math.min(value.length(), MOST_ECHOED_CHARACTERS)));
            }
            json.put("reason", reason);
            return json;
        }

        @Override
        public String sentence() {
            return "The %s %s %s.".formatted(in.noun(), name, reason);
        }
    }

    /// A place in the content that has not the right shape.
    record Member(String pointer, String reason) implements BindingFailure {
        @Override
        public Map<String, Object> toJson() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("in", "body");
            json.put("pointer", pointer);
            json.put("reason", reason);
            return json;
        }

        @Override
        public String sentence() {
            return pointer.isEmpty()
                    ? "The body %s.".formatted(reason)
                    : "The body's %s %s.".formatted(pointer, reason);
        }
    }

    /// A value in the content that its own type refuses, in the words of that type.
    record Refused(String pointer, String reason) implements BindingFailure {
        @Override
        public Map<String, Object> toJson() {
            return new Member(pointer, reason).toJson();
        }

        @Override
        public String sentence() {
            String sentence = reason.endsWith(".") ? reason : reason + ".";
            return pointer.isEmpty() ? sentence : pointer + ": " + sentence;
        }
    }

    /// A place in the content that is no JSON. Line and column count from 1; both are 0 when they do not apply.
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

    /// {@return one error that tells them all}
    ///
    /// @param status 400 for what cannot be read, 422 for what was read and is not acceptable
    /// @param failures at least one
    static HttpError toError(Status status, List<BindingFailure> failures) {
        String detail = failures.size() == 1
                ? failures.getFirst().sentence()
                : "The request has %d errors.".formatted(failures.size());
        return new HttpError(Problem.of(status, detail)
                .with("errors", failures.stream().map(BindingFailure::toJson).toList()), Fields.none());
    }
}
