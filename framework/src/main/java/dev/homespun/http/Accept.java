package dev.homespun.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which media types a client wants, and how much (RFC 9110, section 12.5.1). A request without the field wants any.
///
/// Of a range `charset=utf-8` is left out: all text here is UTF-8, also that of types which have no such parameter,
/// such as `application/json`, for which many clients send it.
///
/// @param ranges what the field lists; members that are malformed are left out, since a client that cannot say what it
///     wants is better off with something than with an error
public record Accept(List<Range> ranges) {

    private static final Pattern WEIGHT = Pattern.compile("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?");
    private static final int MOST = 1000;
    private static final Accept ANY = new Accept(List.of());

    /// Media types that are wanted alike.
    ///
    /// @param pattern the type, in which the subtype, or both, can be `*`; its parameters have to be there
    /// @param weight from 0, which is not acceptable, to 1000
    public record Range(MediaType pattern, int weight) {

        private boolean includes(MediaType type) {
            return (pattern.type().equals("*") || pattern.type().equals(type.type()))
                    && (pattern.subtype().equals("*") || pattern.subtype().equals(type.subtype()))
                    && (pattern.parameters().isEmpty() || type.parameters().entrySet().containsAll(pattern.parameters().entrySet()));
        }

        private int precision() {
            return pattern.type().equals("*") ? 0 : pattern.subtype().equals("*") ? 1 : 2 + pattern.parameters().size();
        }
    }

    /// Copies the list.
    public Accept {
        ranges = List.copyOf(ranges);
    }

    /// {@return what a request wants}
    ///
    /// @param fields the fields of the request
    public static Accept of(Fields fields) {
        List<String> lines = fields.all("Accept");
        if (lines.isEmpty() || lines.equals(List.of("*/*"))) {
            return ANY;
        }
        List<Range> ranges = new ArrayList<>();
        for (String line : lines) {
            for (String member : split(line)) {
                MediaType.parse(member).flatMap(Accept::range).ifPresent(ranges::add);
            }
        }
        return new Accept(ranges);
    }

    /// A comma between quotes belongs to the value of a parameter.
    private static List<String> split(String line) {
        List<String> members = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                members.add(line.substring(start, i));
                start = i + 1;
            }
        }
        members.add(line.substring(start));
        return members;
    }

    private static Optional<Range> range(MediaType member) {
        boolean isWild = member.type().equals("*") && !member.subtype().equals("*");
        if (member.parameters().isEmpty()) {
            return isWild ? Optional.empty() : Optional.of(new Range(member, MOST));
        }
        Map<String, String> parameters = new LinkedHashMap<>(member.parameters());
        String weight = parameters.remove("q");
        if ("utf-8".equalsIgnoreCase(parameters.get("charset"))) {
            parameters.remove("charset");
        }
        if (isWild || weight != null && !WEIGHT.matcher(weight).matches()) {
            return Optional.empty();
        }
        MediaType pattern = new MediaType(member.type(), member.subtype(), parameters);
        return Optional.of(new Range(pattern, weight == null ? MOST : (int) Math.round(Double.parseDouble(weight) * MOST)));
    }

    /// {@return how much a type is wanted, from 0, which is not acceptable, to 1000: what the range says that describes
    ///     it most precisely}
    ///
    /// @param type the type
    public int weight(MediaType type) {
        if (ranges.isEmpty()) {
            return MOST;
        }
        int weight = 0;
        int precision = -1;
        for (Range range : ranges) {
            if (range.precision() > precision && range.includes(type)) {
                precision = range.precision();
                weight = range.weight;
            }
        }
        return weight;
    }

    /// {@return the type that is wanted most, the first one of several; nothing when none is acceptable}
    ///
    /// @param offered the types that there are, the best one first
    public Optional<MediaType> best(List<MediaType> offered) {
        MediaType best = null;
        int most = 0;
        for (MediaType type : offered) {
            int weight = weight(type);
            if (weight > most) {
                best = type;
                most = weight;
            }
        }
        return Optional.ofNullable(best);
    }
}
