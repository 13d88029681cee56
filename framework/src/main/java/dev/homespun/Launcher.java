package dev.homespun;

import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sun.misc.Signal;

/// The life of a process that runs an application: start, signals, drain, end.
///
/// Signals are handled here and not in a shutdown hook: while hooks run, the JVM ignores further signals, so nobody
/// could end a drain that takes too long, and java.util.logging has closed already, so nobody would read about it.
final class Launcher {

    private static final System.Logger LOG = System.getLogger(App.class.getName());

    private final App app;
    private final Server server;
    /// Guarded by `this`.
    private final Set<String> received = new HashSet<>();

    private Launcher(App app, Server server) {
        this.app = app;
        this.server = server;
    }

    static void launch(App app, ServerOptions defaults, String... args) {
        ConsoleLog.installUnlessConfigured();
        try {
            Settings settings = Settings.of(args, System.getenv(), defaults);
            if (settings.development()) {
                app.development();
            }
            if (settings.routes()) {
                System.out.print(app.table());
                app.close();
                System.exit(0);
            }
            Server server = app.listen(settings.serverOptions());
            Launcher launcher = new Launcher(app, server);
            launcher.onSignals();
            launcher.onEndOfParent();
            LOG.log(Level.INFO, StartupReport.of(server, app.verify().size())
                    + (settings.development() ? ", development mode" : ""));
        } catch (IOException | RuntimeException | Error cannotStart) {
            // Errors too, such as a class that is missing: whatever has been started already would keep the process.
            report(cannotStart);
            app.close();
            System.exit(1);
        }
    }

    /// Our own sentences say it all. What the application's code has thrown comes with its stack trace.
    private static void report(Throwable cannotStart) {
        if (cannotStart instanceof IOException || cannotStart.getCause() == null && isSentence(cannotStart)) {
            LOG.log(Level.ERROR, cannotStart.getMessage());
        } else {
            LOG.log(Level.ERROR, "The application cannot start: " + cannotStart.getMessage(), cannotStart);
        }
    }

    private static boolean isSentence(Throwable cannotStart) {
        StackTraceElement[] trace = cannotStart.getStackTrace();
        return (cannotStart instanceof IllegalArgumentException || cannotStart instanceof IllegalStateException)
                && trace.length > 0 && trace[0].getClassName().startsWith(App.class.getPackageName() + ".");
    }

    private void onSignals() {
        for (String name : List.of("TERM", "INT")) {
            Signal.handle(new Signal(name), signal -> receive("SIG" + signal.getName()));
        }
    }

    /// A signal that comes again means "now". Of the same kind, because Ctrl-C in a build tool reaches this process
    /// twice: once as SIGINT from the terminal, once as SIGTERM from the tool, which was interrupted, too.
    private void receive(String name) {
        boolean first;
        synchronized (this) {
            first = received.isEmpty();
            if (!received.add(name)) {
                LOG.log(Level.WARNING, "{0} again: ending without waiting", name);
                Runtime.getRuntime().halt(1);
            }
        }
        if (first) {
            // Threads that handle signals are daemons: without one that is none, the process would end with the
            // acceptor.
            Thread.ofPlatform().name("homespun-stop").daemon(false).start(() -> stop(name));
        }
    }

    /// Set by `mvn -Prun`: the process would stay behind when its build is killed.
    private void onEndOfParent() {
        if (Boolean.getBoolean("homespun.stop-with-parent")) {
            ProcessHandle.current().parent().ifPresent(parent ->
                    parent.onExit().thenRun(() -> receive("end of the parent process")));
        }
    }

    private void stop(String reason) {
        try {
            LOG.log(Level.INFO, "Stopping on {0}", reason);
            server.close();
            app.close();
            LOG.log(Level.INFO, "Stopped");
        } finally {
            System.exit(0); // whatever became of it: somebody waits for the process to end
        }
    }
}
