package dev.homespun;

import dev.homespun.Assembly.Assembled;
import dev.homespun.binding.Mistake;
import dev.homespun.http.ErrorHandlers;
import dev.homespun.http.Filter;
import dev.homespun.routing.Endpoint;
import dev.homespun.routing.FilterChain;
import dev.homespun.server.Capacity;
import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a developer reads when an application starts, or does not.
final class StartupReport {

    private StartupReport() {}

    /// All mistakes at once: who mends them one by one should not have to start once for each.
    static String of(List<Mistake> mistakes) {
        String count = mistakes.size() == 1 ? "1 mistake" : mistakes.size() + " mistakes";
        return mistakes.stream().map(mistake -> "\n  " + mistake)
                .collect(Collectors.joining("", "The application cannot start, because of " + count + ":", ""));
    }

    /// One line: where it is, how much there is, how long it took, on what it runs, what made it faster, and what it was
    /// given that is not as usual: threads of the JDK, memory, a backlog.
    static String of(Server server, ServerOptions options, Assembled app) {
        long age = ProcessAge.now().toMillis();
        return "Listening on " + server.url() + ", " + counted(app.routes().size(), "route") + ", " + age
                + " ms after process start, Java " + Runtime.version() + ", pid " + ProcessHandle.current().pid()
                + (app.isIndexed() ? ", route index" : "") + (AotCache.isUsed() ? ", AOT cache" : "")
                + given("jdk.virtualThreadScheduler.parallelism", "carrier") + given("jdk.readPollers", "read poller")
                + JvmOptions.ofMemory().stream().map(option -> ", " + option).collect(Collectors.joining())
                + backlog(options.capacity());
    }

    private static String backlog(Capacity capacity) {
        return capacity.backlog() == Capacity.DEFAULTS.backlog() ? "" : ", backlog " + capacity.backlog();
    }

    private static String given(String property, String noun) {
        Integer count = Integer.getInteger(property);
        return count == null ? "" : ", " + counted(count, noun);
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /// A line for each route, by path: method, path, place, and the filters in the order in which they run. Then one
    /// for each error handler that is for more than its own controller.
    static String of(Assembled app) {
        List<List<String>> rows = new ArrayList<>();
        app.routes().stream().sorted(Comparator.comparing((Endpoint route) -> route.pattern().template())
                .thenComparing(route -> route.method().name()))
                .forEach(route -> rows.add(List.of(route.method().name(), route.pattern().template(), route.source(),
                        filters(app.chain(), route))));
        app.chain().prefixes().forEach(prefix -> errors(prefix.errors(), prefix.path().template(), rows));
        errors(app.chain().errors(), "", rows);
        return inColumns(rows);
    }

    /// {@return a line for each row}
    ///
    /// @param rows of four columns each
    static String inColumns(List<List<String>> rows) {
        int[] widths = new int[4];
        rows.forEach(row -> Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length())));
        return rows.stream().map(row -> IntStream.range(0, widths.length)
                .mapToObj(i -> row.get(i) + " ".repeat(widths[i] - row.get(i).length()))
                .collect(Collectors.joining("  ")).stripTrailing() + "\n").collect(Collectors.joining());
    }

    private static void errors(ErrorHandlers errors, String path, List<List<String>> rows) {
        errors.rules().forEach(rule -> rows.add(List.of("error", path, rule.source(), rule.type().getName())));
    }

    private static String filters(FilterChain chain, Endpoint route) {
        Stream<String> below = chain.prefixes().stream().filter(prefix -> prefix.meets(route.pattern()))
                .flatMap(prefix -> prefix.filters().stream().map(filter -> name(filter) + " below " + prefix.path()));
        Stream<String> all = chain.filters().stream().map(StartupReport::name);
        Stream<String> own = route.filters().stream().map(StartupReport::name);
        return Stream.of(all, below, own).flatMap(names -> names).collect(Collectors.joining(", "));
    }

    /// A lambda has no name, but a class in which it was written.
    private static String name(Filter filter) {
        String[] parts = filter.getClass().getName().split("\\$\\$Lambda", 2);
        String simple = parts[0].substring(Math.max(parts[0].lastIndexOf('.'), parts[0].lastIndexOf('$')) + 1);
        return parts.length == 1 ? simple : "a lambda in " + simple;
    }
}
