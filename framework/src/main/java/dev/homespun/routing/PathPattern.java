package dev.homespun.routing;

import dev.homespun.routing.MeteredText.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The path of a route: literal segments, `{name}` for one segment, `{name:regex}` for one segment that matches, and
/// `{name...}` at the end for all that is left.
///
/// @param template the pattern as it was written
/// @param segments its segments in order; none for `/`
public record PathPattern(String template, List<Segment> segments) {

    /// A longer segment never matches an expression: what an expression may cost grows with the length. So it does not
    /// when the expression takes too long to decide ([MeteredText]).
    private static final int MOST_CONSTRAINED_CHARACTERS = 256;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /// Copies the list.
    public PathPattern {
        segments = List.copyOf(segments);
    }

    /// One segment of a pattern.
    public sealed interface Segment {}

    /// Matches a segment that is the same once it is percent-decoded.
    ///
    /// @param text the decoded text; empty at the end of a pattern that ends in a slash
    public record Literal(String text) implements Segment {}

    /// Matches a segment that an expression matches as a whole.
    ///
    /// @param name the name of the variable
    /// @param expression the expression
    public record Constrained(String name, Pattern expression) implements Segment {}

    /// Matches any segment that is not empty.
    ///
    /// @param name the name of the variable
    public record Variable(String name) implements Segment {}

    /// Matches one segment or more, empty ones included, unless one contains an encoded slash: the value, in which
    /// slashes separate segments, could not be told from another path.
    ///
    /// @param name the name of the variable
    public record Rest(String name) implements Segment {}

    /// Reads a pattern.
    ///
    /// @param template such as `/books/{id}`
    /// @return the pattern
    /// @throws IllegalArgumentException when it is malformed; the message says where
    public static PathPattern parse(String template) {
        if (!template.startsWith("/")) {
            throw malformed(template, "it does not start with a slash");
        }
        List<Segment> segments = new ArrayList<>();
        if (template.length() > 1) {
            List<String> parts = split(template);
            for (int i = 0; i < parts.size(); i++) {
                segments.add(segment(template, parts.get(i), i == parts.size() - 1));
            }
        }
        requireDistinctNames(template, segments);
        return new PathPattern(template, segments);
    }

    /// Splits at the slashes that stand outside braces: an expression may contain some.
    private static List<String> split(String template) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 1;
        for (int i = 1; i < template.length(); i++) {
            char c = template.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == '/' && depth == 0) {
                parts.add(template.substring(start, i));
                start = i + 1;
            }
        }
        if (depth != 0) {
            throw malformed(template, "its braces do not match");
        }
        parts.add(template.substring(start));
        return parts;
    }

    private static Segment segment(String template, String part, boolean last) {
        if (!part.startsWith("{") || !part.endsWith("}")) {
            return literal(template, part, last);
        }
        String inner = part.substring(1, part.length() - 1);
        int colon = inner.indexOf(':');
        if (colon >= 0) {
            return new Constrained(name(template, inner.substring(0, colon)),
                    expression(template, inner.substring(colon + 1).strip()));
        }
        if (!inner.endsWith("...")) {
            return new Variable(name(template, inner));
        }
        if (!last) {
            throw malformed(template, "only the last segment can be {" + inner + "}");
        }
        return new Rest(name(template, inner.substring(0, inner.length() - 3)));
    }

    /// Also refuses what other frameworks have for a variable, and what no request can have.
    private static Literal literal(String template, String part, boolean last) {
        if (part.chars().anyMatch(c -> "{}%?#".indexOf(c) >= 0 || c < ' ')) {
            throw malformed(template, "segment \"" + part + "\" is neither plain text nor one {variable}");
        }
        if (part.startsWith(":") || part.startsWith("<") || part.startsWith("*")) {
            throw malformed(template, "segment \"" + part
                    + "\" is plain text here; a variable is {name}, and all that is left is {name...}");
        }
        if (part.isEmpty() && !last) {
            throw malformed(template, "it has an empty segment (//)");
        }
        if (part.equals(".") || part.equals("..")) {
            throw malformed(template, "it has a dot segment, and requests with one are refused");
        }
        return new Literal(part);
    }

    private static String name(String template, String text) {
        String name = text.strip();
        if (!NAME.matcher(name).matches()) {
            throw malformed(template, "{" + name + "} has no name of ASCII letters, digits and underscores that begins "
                    + "with no digit");
        }
        return name;
    }

    private static Pattern expression(String template, String expression) {
        if (expression.isEmpty()) {
            throw malformed(template, "an expression is missing behind the colon");
        }
        try {
            // A line end is a character like others here: without this, `.` would leave a way around a guard.
            return Pattern.compile(expression, Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw malformed(template, "\"" + expression + "\" is no regular expression: " + e.getDescription());
        }
    }

    private static void requireDistinctNames(String template, List<Segment> segments) {
        Set<String> seen = new HashSet<>();
        for (Segment segment : segments) {
            String name = nameOf(segment);
            if (!name.isEmpty() && !seen.add(name)) {
                throw malformed(template, "{" + name + "} stands in it twice");
            }
        }
    }

    private static IllegalArgumentException malformed(String template, String why) {
        return new IllegalArgumentException("path \"%s\" is malformed: %s".formatted(template, why));
    }

    /// {@return the names of all variables, in order}
    public List<String> variables() {
        return segments.stream().map(PathPattern::nameOf).filter(name -> !name.isEmpty()).toList();
    }

    private static String nameOf(Segment segment) {
        return switch (segment) {
            case Literal _ -> "";
            case Constrained constrained -> constrained.name;
            case Variable variable -> variable.name;
            case Rest rest -> rest.name;
        };
    }

    /// {@return the value of each variable in a path of this shape}
    ///
    /// @param path the decoded segments of a path that [#accepts] has accepted
    Map<String, String> values(List<String> path) {
        if (template.indexOf('{') < 0) {
            return Map.of();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            switch (segments.get(i)) {
                case Literal _ -> { }
                case Constrained constrained -> values.put(constrained.name, path.get(i));
                case Variable variable -> values.put(variable.name, path.get(i));
                case Rest rest -> values.put(rest.name, String.join("/", path.subList(i, path.size())));
            }
        }
        return values;
    }

    /// {@return whether the conditions beyond the shape hold: those that the tree does not know}
    ///
    /// @param path the decoded segments of a path whose shape fits
    boolean accepts(List<String> path) {
        for (int i = 0; i < segments.size(); i++) {
            boolean accepted = switch (segments.get(i)) {
                case Literal _, Variable _ -> true;
                case Constrained constrained -> path.get(i).length() <= MOST_CONSTRAINED_CHARACTERS
                        && MeteredText.match(constrained.expression, path.get(i)) == Outcome.MATCHES;
                case Rest _ -> path.subList(i, path.size()).stream().noneMatch(segment -> segment.indexOf('/') >= 0);
            };
            if (!accepted) {
                return false;
            }
        }
        return true;
    }

    /// {@return whether a path starts as this pattern says}
    ///
    /// @param path the decoded segments
    boolean isAbove(List<String> path) {
        if (path.size() < segments.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            if (!fits(segments.get(i), path.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// What is too long for its expression, or takes too long, fits: something may be guarded by it, and then the
    /// answer is no.
    static boolean fits(Segment segment, String text) {
        return switch (segment) {
            case Literal literal -> literal.text.equals(text);
            case Constrained constrained -> text.length() > MOST_CONSTRAINED_CHARACTERS
                    || MeteredText.match(constrained.expression, text) != Outcome.DIFFERS;
            case Variable _ -> !text.isEmpty();
            case Rest _ -> true;
        };
    }

    @Override
    public String toString() {
        return template;
    }
}
