package dev.homespun;

import dev.homespun.Assembly.Assembled;
import dev.homespun.binding.ArgumentResolver;
import dev.homespun.binding.Call;
import dev.homespun.binding.Conversions;
import dev.homespun.binding.Mistake;
import dev.homespun.binding.Provided;
import dev.homespun.binding.Providers;
import dev.homespun.binding.RecordReader;
import dev.homespun.binding.ResultMapper;
import dev.homespun.binding.Validation;
import dev.homespun.concurrent.RequestScope;
import dev.homespun.http.DevelopmentFilter;
import dev.homespun.http.ErrorHandler;
import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.HttpError;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.json.JacksonCodec;
import dev.homespun.json.JsonCodec;
import dev.homespun.routing.Endpoint;
import dev.homespun.routing.PathPattern;
import dev.homespun.routing.Router;
import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import dev.homespun.settings.Arguments;
import dev.homespun.settings.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An application: first put together, then used.
///
/// ```java
/// App.create()
///    .provide(new BookStore())
///    .scan("com.acme.books")
///    .start(args);
/// ```
///
/// Routes, filters and error handlers can be written here without annotations, too ([Call]). The first call of [#handle], [#verify], [#listen] or [#start]
/// ends the first part: then all controllers are made, and everything that cannot work is reported at once. From then
/// on it is thread-safe; before, it is for one thread.
public final class App implements Handler, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(App.class.getName());

    private final Module caller;
    private final Providers providers = new Providers();
    private final Group root = new Group(this, "");
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final List<ArgumentResolver> resolvers = new ArrayList<>();
    private final List<ResultMapper> mappers = new ArrayList<>();
    private final AppSettings settings = new AppSettings();
    private final Lifecycle lifecycle = new Lifecycle();
    private final List<Server> servers = new CopyOnWriteArrayList<>();
    private final Closing closing = new Closing(this::end);
    private @Nullable String healthPlace;
    private boolean redirectsTrailingSlash;
    private Late<JsonCodec> json = new Late<>(JacksonCodec::strict);
    private final Late<Optional<Validation>> validation = new Late<>(() -> Validation.find(json()));
    private ServerOptions options = ServerOptions.DEFAULTS;
    private volatile @Nullable Assembled assembled;
    /// The same, once everything has been done that is to be done at the start, and until the end.
    private volatile @Nullable Assembled begun;
    private volatile boolean ended;

    private App(Module caller) {
        this.caller = caller;
    }

    /// {@return an application with nothing in it}
    public static App create() {
        return new App(StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).getCallerClass().getModule());
    }

    /// Provides a value to the constructors of controllers and filters.
    ///
    /// They may ask for a `T`, and for an `Optional<T>`, a `List<T>` of all that can stand for it, or a `Supplier<T>`,
    /// which makes it when it is first called.
    ///
    /// @param value found by its class and all that it can stand for; closed when the application ends, if it can be
    /// @return this application
    /// @throws IllegalArgumentException when something is provided for the same class already
    public App provide(Object value) {
        requireOpen();
        Objects.requireNonNull(value, "what is provided");
        if (value instanceof Class<?> type) {
            throw new IllegalArgumentException("provide(…) takes an instance; for the class %s write provide(%s.class, "
                    .formatted(type.getName(), type.getSimpleName()) + "() -> …)");
        }
        providers.add(value, Group.caller());
        return this;
    }

    /// Provides a value of a type, made when it is first needed.
    ///
    /// @param <T> the type
    /// @param type what it is found by
    /// @param supplier makes it; called at most once
    /// @return this application
    /// @throws IllegalArgumentException when something is provided for the same type already
    public <T> App provide(Class<T> type, Supplier<? extends T> supplier) {
        return provide(type, _ -> supplier.get());
    }

    /// Provides a value of a type, made of other things that are provided when it is first needed.
    ///
    /// @param <T> the type
    /// @param type what it is found by
    /// @param supplier makes it; called at most once
    /// @return this application
    /// @throws IllegalArgumentException when something is provided for the same type already
    public <T> App provide(Class<T> type, Function<? super Provided, ? extends T> supplier) {
        requireOpen();
        providers.add(type, supplier, Group.caller());
        return this;
    }

    /// Puts a value in the place of everything that is provided for a type, as tests do with fakes:
    ///
    /// ```java
    /// Main.app().override(BookStore.class, fake)
    /// ```
    ///
    /// What is replaced is not made, and closed at the end if it was handed over already. Overriding what nobody
    /// provides, and nobody asks for, is a mistake that keeps the application from starting.
    ///
    /// @param <T> the type
    /// @param type what it is found by; it replaces what is provided for this type and those below it, be that said
    ///     before or after
    /// @param value the value; closed when the application ends, if it can be
    /// @return this application
    /// @throws IllegalArgumentException when the type is overridden already
    public <T> App override(Class<T> type, T value) {
        requireOpen();
        Objects.requireNonNull(value, "what a type is overridden with");
        providers.override(type, value, Group.caller());
        return this;
    }

    /// Reads settings into a record, and provides it. Names are the prefix and those of the components: `databaseUrl` is
    /// `shop.database-url` in the file `settings.properties`, `--shop.database-url=…` among the arguments, and
    /// `SHOP_DATABASE_URL` in the environment; arguments go before the environment, and that before the file.
    ///
    /// ```java
    /// record ShopSettings(URI databaseUrl, @Default("10") int poolSize, Secret apiKey) {}
    ///
    /// app.settings("shop", ShopSettings.class)
    ///    .provide(Database.class, provided -> Database.open(provided.get(ShopSettings.class)));
    /// ```
    ///
    /// A component is required unless it has a default ([dev.homespun.annotation.Default]) or is an Optional, a List or
    /// a Set, whose elements stand between commas. It can have the types of a parameter, and be a
    /// [java.nio.file.Path], a [dev.homespun.settings.Secret], or a record of further settings.
    ///
    /// [#start] reads arguments, environment and file. Without it there is only what [#settingsFrom] says. They are
    /// read once, before anything that is provided is made.
    ///
    /// @param prefix small letters and digits, dots and hyphens between them, such as `shop`
    /// @param type the record; it is found by its class, so it has one prefix
    /// @return this application
    /// @throws IllegalArgumentException when the prefix is none, or the record is provided already
    public App settings(String prefix, Class<? extends Record> type) {
        requireOpen();
        settings.add(prefix, type, Group.caller());
        providers.add(type, _ -> settings.value(type), Group.caller());
        return this;
    }

    /// Reads settings whose names have no prefix, and so are easily taken in an environment: it has a PATH and a HOME.
    ///
    /// @param type the record
    /// @return this application
    /// @throws IllegalArgumentException when the record is provided already
    public App settings(Class<? extends Record> type) {
        return settings("", type);
    }

    /// Gives settings in the program, as tests do. What the process was started with goes before them, and they go
    /// before the defaults.
    ///
    /// @param texts by the names of the settings, such as `shop.database-url`; a name that nothing reads is a mistake
    /// @return this application
    public App settingsFrom(Map<String, String> texts) {
        requireOpen();
        settings.give(texts);
        return this;
    }

    /// Asks somebody else, such as a container, for whatever is not provided: what constructors ask for, and the
    /// controllers and filters themselves.
    ///
    /// @param other gives the value for a class, empty when it knows none; what it gives is not closed here
    /// @return this application
    public App factory(Function<? super Class<?>, ? extends Optional<?>> other) {
        requireOpen();
        providers.factory(other);
        return this;
    }

    /// Adds filters, which run around every answer, the first one outermost.
    ///
    /// @param more the filters
    /// @return this application
    public App use(Filter... more) {
        root.use(more);
        return this;
    }

    /// Adds what is below a path: filters that run around everything there, routes, and controllers.
    ///
    /// ```java
    /// app.path("/api", api -> api.use(signedIn).scan("com.acme.api"));
    /// ```
    ///
    /// @param path such as `/api`, or `/{tenant}`; what is named twice is one
    /// @param content fills it
    /// @return this application
    /// @throws IllegalArgumentException when the path is malformed
    public App path(String path, Consumer<Group> content) {
        root.path(path, content);
        return this;
    }

    /// Answers exceptions of a type, wherever they are thrown: what [dev.homespun.annotation.OnError] does in a
    /// controller without routes. Of several the one whose type is closest to the exception answers.
    ///
    /// @param <E> the type
    /// @param type its class; [HttpError] for what the router and the binder have to say
    /// @param handler who answers
    /// @return this application
    public <E extends Throwable> App onError(Class<E> type, ErrorHandler<? super E> handler) {
        root.onError(type, handler);
        return this;
    }

    /// Adds all classes with [dev.homespun.annotation.Controller] in a package and those below it.
    ///
    /// @param packageName such as `com.acme.books`
    /// @return this application
    public App scan(String packageName) {
        root.scan(packageName);
        return this;
    }

    /// Adds a controller that was made elsewhere.
    ///
    /// @param controller an instance of a class with annotated methods
    /// @return this application
    public App controller(Object controller) {
        root.controller(controller);
        return this;
    }

    /// Adds a route without annotations.
    ///
    /// @param method the method
    /// @param path such as `/books/{id}`
    /// @param handler who answers
    /// @param around run around this route only, inside of all others, the first outermost
    /// @return this application
    /// @throws IllegalArgumentException when the path is malformed, or the method is CONNECT, which has none
    public App route(Method method, String path, Handler handler, Filter... around) {
        root.route(method, path, handler, around);
        return this;
    }

    /// Adds a route without annotations whose parameters are bound as those of a method are.
    ///
    /// @param method the method
    /// @param path such as `/books/{id}`
    /// @param call its parameters, and what is called with them
    /// @param around run around this route only, inside of all others, the first outermost
    /// @return this application
    /// @throws IllegalArgumentException when the path is malformed, or the method is CONNECT, which has none
    public App route(Method method, String path, Call call, Filter... around) {
        root.route(method, path, call, around);
        return this;
    }

    /// Answers a path that nothing matches with a 308 to the same path with a slash at its end, or without it, where
    /// that is a route. Without this a slash more is another path, and a 404.
    ///
    /// @return this application
    public App redirectTrailingSlash() {
        requireOpen();
        redirectsTrailingSlash = true;
        return this;
    }

    /// Reads and writes JSON in another way than [JacksonCodec#strict].
    ///
    /// @param codec the way
    /// @return this application
    public App json(JsonCodec codec) {
        requireOpen();
        json = new Late<>(() -> codec);
        return this;
    }

    /// {@return how this application reads and writes JSON}
    public JsonCodec json() {
        return json.get();
    }

    /// Begins to make what takes long and is needed later, while settings are read and classes are found.
    void prepare() {
        validation.begin("homespun-prepare");
    }

    /// Adds ways to bind parameters, asked in this order and before those of libraries.
    ///
    /// @param more the ways
    /// @return this application
    public App arguments(ArgumentResolver... more) {
        requireOpen();
        resolvers.addAll(List.of(more));
        return this;
    }

    /// Adds ways to make responses of what methods return, asked in this order and before those of libraries.
    ///
    /// @param more the ways
    /// @return this application
    public App results(ResultMapper... more) {
        requireOpen();
        mappers.addAll(List.of(more));
        return this;
    }

    /// Changes limits and timeouts of the server that [#start] makes, and where it listens when neither the arguments
    /// nor the environment say.
    ///
    /// @param other the options
    /// @return this application
    public App options(ServerOptions other) {
        requireOpen();
        options = other;
        return this;
    }

    /// Does something once before the first request: before [#listen] opens the port, and where there is none, before
    /// [#handle] answers. Tasks of several calls are done in the order of the calls; the first that fails ends the start,
    /// and what [#onStop] was told before it is done then.
    ///
    /// ```java
    /// app.onStart(provided -> provided.get(Database.class).migrate());
    /// ```
    ///
    /// @param task what to do
    /// @return this application
    public App onStart(AppTask task) {
        requireOpen();
        lifecycle.onStart(Objects.requireNonNull(task, "task of onStart"), Group.caller());
        return this;
    }

    /// Does something once behind the last request, when [#close] is called, the last task first; what is provided is
    /// closed after that. One that fails is logged, and keeps no other from being done.
    ///
    /// @param task what to do
    /// @return this application
    public App onStop(AppTask task) {
        requireOpen();
        lifecycle.onStop(Objects.requireNonNull(task, "task of onStop"), Group.caller());
        return this;
    }

    /// Adds two routes for whoever runs this application: `GET /health/live` answers 200 as long as it answers at all;
    /// `GET /health/ready` does when all checks succeed, and a 503 with their names when one does not, or when the
    /// server was told to stop. Filters are around them as they are around everything.
    ///
    /// @param checks what the application cannot do without; each has a name of its own
    /// @return this application
    /// @throws IllegalArgumentException when two checks have the same name
    /// @throws IllegalStateException when it was called before
    public App health(HealthCheck... checks) {
        requireOpen();
        if (healthPlace != null) {
            throw new IllegalStateException("health(…) was called before, at %s; name all checks in one call"
                    .formatted(healthPlace));
        }
        healthPlace = Group.caller();
        Health.addTo(this, root, providers.provided("health (%s)".formatted(Group.caller())), List.of(checks));
        return this;
    }

    /// {@return limits and timeouts of the server that [#start] makes}
    public ServerOptions options() {
        return options;
    }

    /// Answers a request, without any socket: what tests call, and what a server calls, too.
    @Override
    public Response handle(Request request) throws Exception {
        Router router = begun().router();
        return RequestScope.of(request).handle(request, router);
    }

    @Override
    public Response refuse(Request request, HttpError why) throws Exception {
        Router router = begun().router();
        return RequestScope.of(request).handle(request, refused -> router.refuse(refused, why));
    }

    /// Checks that everything fits together, without opening a port.
    ///
    /// @return all routes, in the order in which they were found
    /// @throws IllegalStateException when something cannot work; the message lists all of it, with places and fixes
    public List<Endpoint> verify() {
        return assemble().routes();
    }

    /// Does what is to be done at the start ([#onStart]), unless that was done, and opens no port. The first request does
    /// so, too.
    ///
    /// @return this application
    /// @throws IllegalStateException as [#verify], when a task fails, and when it is closed
    public App begin() {
        begun();
        return this;
    }

    /// Starts to listen.
    ///
    /// @param options where, and what to put up with
    /// @return the server; closing it drains it, and closing this application does so, too
    /// @throws IllegalStateException as [#verify], and when a task of [#onStart] fails
    /// @throws IOException when the address cannot be listened on; the message says why
    public Server listen(ServerOptions options) throws IOException {
        return listen(options, application -> application);
    }

    /// Starts to listen, with something between the server and this application, such as what watches it in a test.
    ///
    /// @param options where, and what to put up with
    /// @param around makes the handler that the server calls of this application
    /// @return the server, as of [#listen(ServerOptions)]
    /// @throws IllegalStateException as [#verify], and when a task of [#onStart] fails
    /// @throws IOException when the address cannot be listened on; the message says why
    public Server listen(ServerOptions options, UnaryOperator<Handler> around) throws IOException {
        LOG.log(System.Logger.Level.DEBUG, () -> "Routes:\n" + table());
        begin();
        Server started = Server.start(around.apply(this), options);
        servers.add(started);
        return started;
    }

    /// {@return whether one of its servers has been told to stop} What [#health] adds answers 503 from then on; see
    /// [dev.homespun.server.Timeouts#drainDelay].
    public boolean isStopping() {
        return servers.stream().anyMatch(Server::isStopping);
    }

    /// Runs this application as the program: reads its settings, listens on HOST and PORT, until the process is told to
    /// end by SIGTERM or SIGINT; then finishes what is in progress, closes what was provided, and ends the process. A
    /// second signal of the same kind ends it at once.
    ///
    /// What keeps it from starting is said in a sentence, and the process ends with status 1.
    ///
    /// @param args the program's arguments: `--host=…`, `--port=…` and other settings go before the environment; with
    ///     `--dev` it runs in development mode, in which browsers are shown pages of problems. With `--routes` it
    ///     prints all routes, where they were written, and their filters; with `--settings` all settings, their values
    ///     but for secrets, and where they are from; with `--help` what it can be started with; and ends without
    ///     listening
    public void start(String... args) {
        Launcher.launch(this, options, args);
    }

    /// Drains and ends its servers, then does what [#onStop] was told, then closes everything that was provided, and
    /// every controller and filter that was made, if it can be closed, the last first; what was never made is left
    /// alone. Once: whoever calls it again waits until it is over. From then on requests are refused.
    ///
    /// Called by a handler, it begins, and returns at once: otherwise the drain would wait for the very request.
    @Override
    public void close() {
        if (RequestScope.find().isPresent()) {
            closing.request();
        } else {
            closing.perform();
        }
    }

    private void end() {
        servers.forEach(Server::close);
        ended = true;
        begun = null;
        lifecycle.stop(providers.provided("onStop"));
        Lifecycle.close(providers.made());
    }

    /// {@return the thread that ends this application, once somebody has asked for it}
    Optional<Thread> closer() {
        return closing.thread();
    }

    /// @throws IllegalArgumentException when the path is no path, or one that has no end for others to follow
    Group group(String prefix) {
        requireOpen();
        PathPattern pattern = PathPattern.parse(prefix);
        if (prefix.endsWith("/") || pattern.segments().getLast() instanceof PathPattern.Rest) {
            throw new IllegalArgumentException("path(\"%s\", …) ends in %s; write a path such as \"/api\"".formatted(
                    prefix, prefix.endsWith("/") ? "a slash" : "all that is left"));
        }
        if (!groups.containsKey(prefix)) {
            groups.put(prefix, new Group(this, prefix));
        }
        return groups.get(prefix);
    }

    void requireOpen() {
        if (assembled != null) {
            throw new IllegalStateException("the application is in use; put it together before the first request");
        }
    }

    private Conversions conversions() {
        return new Conversions(json.get(), validation, withServices(resolvers, ArgumentResolver.class),
                withServices(mappers, ResultMapper.class), this::isStopping);
    }

    private static <T> List<T> withServices(List<T> own, Class<T> type) {
        return Stream.concat(own.stream(), ServiceLoader.load(type).stream().map(ServiceLoader.Provider::get)).toList();
    }

    /// Reads all settings from what the process was started with.
    Reading read(Arguments arguments, Map<String, String> environment, Path file) {
        requireOpen();
        return settings.read(arguments, environment, file, RecordReader::new);
    }

    /// Adds what helps somebody who develops, outermost.
    void development() {
        requireOpen();
        root.useFirst(ServiceLoader.load(DevelopmentFilter.class).stream().<Filter>map(ServiceLoader.Provider::get)
                .toList());
    }

    /// {@return a line for each route: method, path, place, and its filters; what `--routes` prints}
    ///
    /// @throws IllegalStateException as [#verify]
    public String table() {
        return StartupReport.of(assemble());
    }

    /// {@return the line for the log}
    ///
    /// @param options with which the server was started
    String report(Server server, ServerOptions options) {
        return StartupReport.of(server, options, assemble());
    }

    private Assembled begun() {
        Assembled existing = begun;
        return existing != null ? existing : beginOnce();
    }

    private synchronized Assembled beginOnce() {
        if (ended) {
            throw new IllegalStateException("the application is closed, and so is what it needs; make another one");
        }
        Assembled existing = assemble();
        // A task of the start may ask the application itself, to warm it up.
        if (begun == null && !lifecycle.isStarting()) {
            lifecycle.start(providers.provided("onStart"));
            begun = existing;
        }
        return existing;
    }

    private Assembled assemble() {
        Assembled existing = assembled;
        return existing != null ? existing : assembleOnce();
    }

    private synchronized Assembled assembleOnce() {
        if (assembled != null) {
            return assembled;
        }
        Assembly.requireClassPath(caller);
        Assembled done = Assembly.of(root, groups.values(), providers, this::conversions,
                settings.reading(RecordReader::new).mistakes());
        if (redirectsTrailingSlash) {
            done = done.with(done.router().redirectingTrailingSlash());
        }
        assembled = done;
        return done;
    }
}
