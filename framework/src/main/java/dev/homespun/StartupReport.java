package dev.homespun;

import dev.homespun.binding.Mistake;
import dev.homespun.server.Server;
import java.util.List;
import java.util.stream.Collectors;

/// What a developer reads when an application starts, or does not.
final class StartupReport {

    private StartupReport() {}

    /// All mistakes at once: who mends them one by one should not have to start once for each.
    static String of(List<Mistake> mistakes) {
        String count = mistakes.size() == 1 ? "1 mistake" : mistakes.size() + " mistakes";
        return mistakes.stream().map(mistake -> "\n  " + mistake)
                .collect(Collectors.joining("", "The application cannot start, because of " + count + ":", ""));
    }

    /// One line: where it is, how much there is, how long it took, on what it runs.
    static String of(Server server, int routes) {
        return "Listening on %s, %d %s, %d ms after process start, Java %s, pid %d".formatted(server.url(),
                routes, routes == 1 ? "route" : "routes",
                ProcessAge.now().toMillis(),
                Runtime.version(), ProcessHandle.current().pid());
    }
}
