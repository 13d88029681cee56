package dev.homespun.validation;

import jakarta.validation.MessageInterpolator;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/// Messages in English, whatever the locale of the machine, and without an expression language: `{min}` is replaced,
/// `${…}` is not. That saves a jar, and a way to have text evaluated as code. The few messages of Hibernate that need
/// expressions are said here instead.
final class EnglishMessages implements MessageInterpolator {

    private final MessageInterpolator rest =
            new ParameterMessageInterpolator(Set.of(Locale.ROOT), Locale.ROOT, false);

    @Override
    public String interpolate(String template, Context context) {
        Map<String, Object> attributes = context.getConstraintDescriptor().getAttributes();
        return rest.interpolate(plain(template, attributes), context, Locale.ROOT);
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
        return interpolate(template, context);
    }

    private static String plain(String template, Map<String, Object> attributes) {
        return switch (template) {
            case "{jakarta.validation.constraints.DecimalMax.message}" -> limit("less than", attributes);
            case "{jakarta.validation.constraints.DecimalMin.message}" -> limit("greater than", attributes);
            case "{org.hibernate.validator.constraints.time.DurationMax.message}" ->
                    "must be shorter than %s%s".formatted(orEqual(attributes), duration(attributes));
            case "{org.hibernate.validator.constraints.time.DurationMin.message}" ->
                    "must be longer than %s%s".formatted(orEqual(attributes), duration(attributes));
            case "{org.hibernate.validator.constraints.LuhnCheck.message}",
                    "{org.hibernate.validator.constraints.Mod10Check.message}",
                    "{org.hibernate.validator.constraints.Mod11Check.message}" -> "has a wrong check digit";
            default -> template;
        };
    }

    private static String limit(String comparison, Map<String, Object> attributes) {
        return "must be %s %s{value}".formatted(comparison, orEqual(attributes));
    }

    private static String orEqual(Map<String, Object> attributes) {
        return Boolean.TRUE.equals(attributes.get("inclusive")) ? "or equal to " : "";
    }

    private static Duration duration(Map<String, Object> attributes) {
        return Duration.ofDays(number("days", attributes)).plusHours(number("hours", attributes))
                .plusMinutes(number("minutes", attributes)).plusSeconds(number("seconds", attributes))
                .plusMillis(number("millis", attributes)).plusNanos(number("nanos", attributes));
    }

    private static long number(String name, Map<String, Object> attributes) {
        return attributes.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
