package dev.homespun.scan;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What was found in a package and those below it.
///
/// @param controllers all classes with [dev.homespun.annotation.Controller], sorted by name
/// @param missingAnnotation classes without, that have methods only a controller has a use for, sorted by name; not
///     what controllers extend, and not what comes from other folders or jars than controllers do, as classes of
///     tests
public record Found(List<Class<?>> controllers, List<Class<?>> missingAnnotation) {

    /// Copies the lists.
    public Found {
        controllers = List.copyOf(controllers);
        missingAnnotation = List.copyOf(missingAnnotation);
    }

    static Found of(List<Candidate> candidates, Function<String, Class<?>> loader) {
        Set<String> places = candidates.stream().filter(Candidate::isController).map(Candidate::place)
                .collect(Collectors.toSet());
        return new Found(
                load(candidates.stream().filter(Candidate::isController), loader),
                load(candidates.stream().filter(candidate -> !candidate.isController()
                        && (places.isEmpty() || places.contains(candidate.place()))), loader));
    }

    private static List<Class<?>> load(Stream<Candidate> candidates, Function<String, Class<?>> loader) {
        return candidates.map(Candidate::name).sorted(Comparator.naturalOrder()).<Class<?>>map(loader).toList();
    }
}
