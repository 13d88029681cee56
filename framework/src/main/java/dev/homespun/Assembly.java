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
import dev.homespun.scan.HandlerScanner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Puts an application together, once. What cannot work is collected, and only at the end it is told, all of it.
final class Assembly {

    private final Providers providers;
    private final HandlerReader reader;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();

    /// An application that fits together.
    ///
    /// @param router answers
    /// @param routes all routes, in the order in which they were found
    /// @param chain what stands around them
    record Assembled(Router router, List<Endpoint> routes, FilterChain chain) {

        Assembled with(Router other) {
            return new Assembled(other, routes, chain);
        }
    }

    private Assembly(Providers providers, Conversions conversions) {
        this.providers = providers;
        this.reader = new HandlerReader(conversions, providers, mistakes::add);
    }

    /// @param root the application itself
    /// @param groups those below a path
    /// @throws IllegalStateException when something cannot work; the message lists all of it
    static Assembled of(Group root, Collection<Group> groups, Providers providers, Conversions conversions) {
        return new Assembly(providers, conversions).assemble(root, groups);
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
        ErrorHandlers errors = add(root);
        List<Prefix> prefixes = new ArrayList<>();
        for (Group group : groups) {
            prefixes.add(new Prefix(PathPattern.parse(group.prefix()), group.filters(), add(group)));
        }
        groups.forEach(this::checkReach);
        RouteConflict.among(endpoints).forEach(conflict -> mistakes.add(
                new Mistake(conflict.second().source(), conflict.sentence(), "Change one of the two paths")));
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException(StartupReport.of(mistakes.stream().distinct().toList()));
        }
        FilterChain chain = new FilterChain(root.filters(), prefixes, errors);
        return new Assembled(Router.of(endpoints, chain), List.copyOf(endpoints), chain);
    }

    /// {@return what answers the errors of the group}
    private ErrorHandlers add(Group group) {
        group.routes().forEach(route -> route.toEndpoint(reader).ifPresent(endpoints::add));
        List<Object> controllers = new ArrayList<>(group.controllers());
        group.packages().forEach(packageName -> controllers.addAll(scan(packageName)));
        List<ErrorRule<?>> rules = new ArrayList<>(group.errors());
        for (Object controller : controllers) {
            Contribution added = reader.read(group.prefix(), controller);
            endpoints.addAll(added.endpoints());
            rules.addAll(added.errors());
        }
        for (ErrorHandlers.Tie tie : ErrorHandlers.ties(rules)) {
            mistakes.add(Mistake.of(tie));
            rules.remove(tie.second());
        }
        return new ErrorHandlers(rules);
    }

    private List<Object> scan(String packageName) {
        List<Class<?>> found = HandlerScanner.scan(packageName);
        if (found.isEmpty()) {
            mistakes.add(new Mistake("scan(\"%s\")".formatted(packageName), "no class there has @Controller",
                    "Annotate one, or correct the name of the package"));
        }
        List<Object> controllers = new ArrayList<>();
        found.forEach(type -> providers.instance(type, mistakes::add).ifPresent(controllers::add));
        return controllers;
    }

    /// A filter that guards a path with a slip of the pen in it guards nothing.
    private void checkReach(Group group) {
        Prefix prefix = new Prefix(PathPattern.parse(group.prefix()), List.of(), ErrorHandlers.NONE);
        if (endpoints.stream().noneMatch(endpoint -> prefix.meets(endpoint.pattern()))) {
            mistakes.add(new Mistake(group.source(), "there is no route below it", "Correct the path, or remove it"));
        }
    }
}
