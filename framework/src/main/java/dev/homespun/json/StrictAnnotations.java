package dev.homespun.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.stream.IntStream;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/// What annotations say, and what is meant where there are none: every component of a record must be there, unless it
/// is Optional.
final class StrictAnnotations extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        boolean component = member.getDeclaringClass().isRecord();
        boolean optional = member.getRawType().getName().startsWith("java.util.Optional");
        return component ? (Boolean) !optional : super.hasRequiredMarker(config, member);
    }

    /// Everybody writes `dd.MM.yyyy` and means the year. `y` is the year of an era, though, and a date without its era
    /// is none, where dates are read strictly (`java.time.format.ResolverStyle`).
    @Override
    public JsonFormat.Value findFormat(MapperConfig<?> config, Annotated annotated) {
        JsonFormat.Value format = super.findFormat(config, annotated);
        return format != null && format.hasPattern() && holdsTime(annotated.getType())
                ? format.withPattern(withYears(format.getPattern())) : format;
    }

    /// In the patterns of `java.util.Date` a `u` is another thing.
    private static boolean holdsTime(JavaType type) {
        return type != null && (type.getRawClass().getPackageName().equals("java.time")
                || type.getContentType() != null && holdsTime(type.getContentType()));
    }

    private static String withYears(String pattern) {
        String[] parts = pattern.split("'", -1); // those at 1, 3, … are quoted
        if (IntStream.range(0, parts.length).anyMatch(i -> i % 2 == 0 && parts[i].contains("G"))) {
            return pattern;
        }
        for (int i = 0; i < parts.length; i += 2) {
            parts[i] = parts[i].replace('y', 'u');
        }
        return String.join("'", parts);
    }
}
