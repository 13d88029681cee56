package dev.homespun;

import dev.homespun.binding.Mistake;
import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import dev.homespun.server.Timeouts;
import dev.homespun.settings.Arguments;
import dev.homespun.settings.Reading;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sun.misc.Signal;

/// The life of a process that runs an application: start, signals, drain, end.
///
/// Signals are handled here and not in a shutdown hook: while hooks run, the JVM ignores further signals, so nobody
/// could end a drain that takes too long, and java.util.logging has closed already, so nobody would read about it.
///
/// A signal that comes during the start waits until that is over, so that what was opened is closed in order. Nothing is
/// interrupted: a file that a database reads at that moment would not survive it.
final class Launcher {

    private static final System.Logger LOG = System.getLogger(App.class.getName());
    /// How long the start, and closing, may take once the process was told to end: together with the drain that is
    /// shorter than the 30 seconds after which orchestrators kill.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final App app;
    private final Timeouts timeouts;
    /// Held by the start while it goes on, and by the end, which waits for it.
    private final Object phase = new Object();
    /// The thread that starts the application.
    private final Thread starter = Thread.currentThread();
    /// Guarded by `this`.
    private final Set<String> received = new HashSet<>();

    private Launcher(App app, Timeouts timeouts) {
        this.app = app;
        this.timeouts = timeouts;
    }

    static void launch(App app, ServerOptions defaults, String... args) {
        ConsoleLog.installUnlessConfigured();
        app.prepare();
        orEnd(app, () -> {
            Arguments arguments = Arguments.of(args, Usage.FLAGS);
            Reading reading = app.read(arguments, System.getenv(), Path.of("settings.properties"));
            ServerOptions options = ServerSettings.apply(reading, defaults);
            if (arguments.has(Usage.HELP)) {
                print(app, Usage.of(reading, ServerSettings.textsOf(defaults)));
            }
            reading.warnings().forEach(warning -> LOG.log(Level.WARNING, warning));
            if (arguments.has(Usage.SETTINGS)) {
                System.out.print(StartupReport.inColumns(reading.table(ServerSettings.textsOf(defaults))));
                requireNone(reading.mistakes());
                print(app, "");
            }
            if (arguments.has(Usage.DEVELOPMENT)) {
                app.development();
            }
            if (arguments.has(Usage.ROUTES)) {
                print(app, app.table());
            }
            new Launcher(app, options.timeouts()).start(options, arguments.has(Usage.DEVELOPMENT));
        });
    }

    private static void print(App app, String text) {
        System.out.print(text);
        app.close();
        System.exit(0);
    }

    private static void requireNone(List<Mistake> mistakes) {
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException(StartupReport.of(mistakes));
        }
    }

    private interface Step {
        void take() throws IOException;
    }

    private static void orEnd(App app, Step step) {
        try {
            step.take();
        } catch (IOException | RuntimeException | Error cannotStart) {
            // Errors too, such as a class that is missing: whatever has been started already would keep the process.
            report(cannotStart);
            app.close();
            System.exit(1);
        }
    }

    private void start(ServerOptions options, boolean isDevelopment) {
        synchronized (phase) {
            onSignals();
            onEndOfParent();
            orEnd(app, () -> {
                Server server = app.listen(options);
                LOG.log(Level.INFO, app.report(server, options) + (isDevelopment ? ", development mode" : ""));
            });
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
            if (!first) {
                LOG.log(Level.INFO, "{0}: stopping already; the same signal again ends without waiting", name);
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
        LOG.log(Level.INFO, "Stopping on {0}", reason);
        Thread closing = Thread.ofPlatform().name("homespun-end").start(this::close);
        try {
            if (!closing.join(timeouts.drainDelay().plus(timeouts.drain()).plus(PATIENCE))) {
                giveUp();
            }
            LOG.log(Level.INFO, "Stopped");
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        } finally {
            System.exit(0); // whatever became of it: somebody waits for the process to end
        }
    }

    private void close() {
        synchronized (phase) {
            app.close();
        }
    }

    /// Some task or some close() does not come to an end, and so this process would not.
    private void giveUp() {
        Thread busy = app.closer().orElse(starter);
        StringBuilder where = new StringBuilder();
        for (StackTraceElement frame : busy.getStackTrace()) {
            where.append("\n    at ").append(frame);
        }
        LOG.log(Level.WARNING, "Ending without waiting any longer for thread {0}:{1}", busy.getName(), where);
        Runtime.getRuntime().halt(1);
    }
}
