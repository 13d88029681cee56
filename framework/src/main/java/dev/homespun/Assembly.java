package dev.homespun;

import dev.homespun.binding.Contribution;
import dev.homespun.binding.Conversions;
import dev.homespun.binding.HandlerReader;
import dev.homespun.binding.Mistake;
import dev.homespun.binding.Providers;
import dev.homespun.http.ErrorHandlers;
import dev.homespun.http.ErrorRule;
import dev.homespun.routing.Endpoint;
import dev.homespun.routing.FilterChain;
import dev.homespun.routing.PathPattern;
import dev.homespun.routing.Prefix;
import dev.homespun.routing.RouteConflict;
import dev.homespun.routing.Router;
import dev.homespun.scan.Found;
import dev.homespun.scan.HandlerScanner;
import dev.homespun.scan.RouteIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Puts an application together, once. What cannot work is collected, and only at the end it is told, all of it.
final class Assembly {

    private static final System.Logger LOG = System.getLogger(App.class.getName());

    private final Providers providers;
    /// A scan needs none, and what a reader needs may still be being made.
    private final Late<HandlerReader> reader;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();
    /// Where each controller was added.
    private final Map<String, String> added = new HashMap<>();
    /// The classes of those that were handed over.
    private final Set<Class<?>> given = new HashSet<>();
    /// Looked for when there is something to scan.
    private Optional<RouteIndex> index = Optional.empty();
    private boolean isIndexed;

    /// An application that fits together.
    ///
    /// @param router answers
    /// @param routes all routes, in the order in which they were found
    /// @param chain what stands around them
    /// @param isIndexed whether classes were found by a route index
    record Assembled(Router router, List<Endpoint> routes, FilterChain chain, boolean isIndexed) {

        Assembled with(Router other) {
            return new Assembled(other, routes, chain, isIndexed);
        }
    }

    private Assembly(Providers providers, Supplier<Conversions> conversions) {
        this.providers = providers;
        this.reader = new Late<>(() -> new HandlerReader(conversions.get(), providers, mistakes::add));
    }

    /// @param root the application itself
    /// @param groups those below a path
    /// @param known mistakes that were found before
    /// @throws IllegalStateException when something cannot work; the message lists all of it
    static Assembled of(Group root, Collection<Group> groups, Providers providers, Supplier<Conversions> conversions,
            List<Mistake> known) {
        Assembly assembly = new Assembly(providers, conversions);
        assembly.mistakes.addAll(known);
        return assembly.assemble(root, groups);
    }

    /// @param caller where the application's code is
    /// @throws IllegalStateException when that is a named module (ADR 3)
    static void requireClassPath(Module caller) {
        if (caller.isNamed() && caller != Assembly.class.getModule()) {
            throw new IllegalStateException(("The application is the module %s, and in a named module package-private "
                    + "classes cannot be reached, and a scan finds nothing. Run it from the class path: "
                    + "java -cp …, without module-info.java").formatted(caller.getName()));
        }
    }

    private Assembled assemble(Group root, Collection<Group> groups) {
        providers.applyOverrides();
        Stream.concat(Stream.of(root), groups.stream()).flatMap(group -> group.controllers().stream())
                .forEach(controller -> given.add(controller.value().getClass()));
        Stream<Group> all = Stream.concat(Stream.of(root), groups.stream());
        if (all.anyMatch(group -> !group.packages().isEmpty())) {
            index = RouteIndex.ofProcess();
        }
        ErrorHandlers errors = add(root);
        List<Prefix> prefixes = new ArrayList<>();
        List<Group> sound = new ArrayList<>();
        for (Group group : groups) {
            int before = mistakes.size();
            prefixes.add(new Prefix(PathPattern.parse(group.prefix()), group.filters(), add(group)));
            if (mistakes.size() == before) {
                sound.add(group);
            }
        }
        sound.forEach(this::checkReach);
        endpoints.replaceAll(new TimeLimits(mistakes::add)::around);
        RouteConflict.among(endpoints).forEach(conflict -> mistakes.add(
                new Mistake(conflict.second().source(), conflict.sentence(), "Change one of the two paths")));
        mistakes.addAll(providers.idleOverrides());
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException(StartupReport.of(mistakes.stream().distinct().toList()));
        }
        FilterChain chain = new FilterChain(root.filters(), prefixes, errors);
        return new Assembled(Router.of(endpoints, chain), List.copyOf(endpoints), chain, isIndexed);
    }

    /// {@return what answers the errors of the group}
    private ErrorHandlers add(Group group) {
        group.routes().forEach(route -> endpoints.add(route.toEndpoint(reader.get())));
        List<ErrorRule<?>> rules = new ArrayList<>(group.errors());
        for (Group.Written<Object> given : group.controllers()) {
            Class<?> type = given.value().getClass();
            if (isNew(type.getName() + " below " + group.prefix(), type, given.source())) {
                add(type, given.source(), () -> reader.get().read(group.prefix(), type, given.value()), rules);
            }
        }
        for (Group.Written<String> packageName : group.packages()) {
            for (Class<?> type : scan(packageName)) {
                if (isNew(type.getName(), type, packageName.source())
                        && isNew(type.getName() + " below " + group.prefix(), type, packageName.source())) {
                    add(type, packageName.source(), () -> providers.instance(type, mistakes::add)
                            .map(controller -> reader.get().read(group.prefix(), type, controller))
                            .orElseGet(() -> reader.get().check(group.prefix(), type)), rules);
                }
            }
        }
        for (ErrorHandlers.Tie tie : ErrorHandlers.ties(rules)) {
            mistakes.add(Mistake.of(tie));
            rules.remove(tie.second());
        }
        return new ErrorHandlers(rules);
    }

    /// A class whose own classes are not on the class path cannot even be looked at.
    private void add(Class<?> type, String source, Supplier<Contribution> controller, List<ErrorRule<?>> rules) {
        try {
            Contribution added = controller.get();
            endpoints.addAll(added.endpoints());
            rules.addAll(added.errors());
        } catch (LinkageError | TypeNotPresentException incomplete) {
            mistakes.add(new Mistake("%s (%s)".formatted(type.getName(), source),
                    "it needs a class that cannot be loaded: " + incomplete, "Add what is missing to the class path"));
        }
    }

    /// Scans of packages that contain each other find a class twice, and so would add it below two paths, perhaps
    /// behind one guard only.
    private boolean isNew(String key, Class<?> type, String source) {
        String earlier = added.putIfAbsent(key, source);
        if (earlier != null) {
            mistakes.add(new Mistake(source,
                    "the controller %s is there already, by %s".formatted(type.getName(), earlier),
                    "Leave one of them"));
        }
        return earlier == null;
    }

    private List<Class<?>> scan(Group.Written<String> packageName) {
        Optional<Found> known = index.flatMap(routes -> routes.in(packageName.value()));
        isIndexed |= known.isPresent();
        Found found = known.orElseGet(() -> HandlerScanner.scan(packageName.value()));
        // Not a mistake for sure: it may be for another application, as classes in tests are.
        found.missingAnnotation().stream().filter(type -> !given.contains(type)).forEach(type ->
                LOG.log(System.Logger.Level.WARNING, Mistake.of(type,
                        "it has routes or answers errors, and has no @Controller, so no scan finds it",
                        "Write @Controller before the class, or hand an instance to .controller(…)")));
        if (found.controllers().isEmpty()) {
            mistakes.add(new Mistake(packageName.source(), "no class there has @Controller",
                    "Annotate one, or correct the name of the package; classes that java compiled in memory, as with "
                            + "java Main.java, cannot be found"));
        }
        return found.controllers();
    }

    /// A filter that guards a path with a slip of the pen in it guards nothing.
    private void checkReach(Group group) {
        Prefix prefix = new Prefix(PathPattern.parse(group.prefix()), List.of(), ErrorHandlers.NONE);
        if (endpoints.stream().noneMatch(endpoint -> prefix.meets(endpoint.pattern()))) {
            mistakes.add(new Mistake(group.source(), "there is no route below it", "Correct the path, or remove it"));
        }
    }
}
