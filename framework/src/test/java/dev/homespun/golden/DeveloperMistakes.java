package dev.homespun.golden;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.homespun.App;
import dev.homespun.annotation.Body;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Default;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Head;
import dev.homespun.annotation.Header;
import dev.homespun.annotation.OnError;
import dev.homespun.annotation.Params;
import dev.homespun.annotation.Patch;
import dev.homespun.annotation.Path;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Produces;
import dev.homespun.annotation.Put;
import dev.homespun.annotation.Query;
import dev.homespun.annotation.ResponseStatus;
import dev.homespun.annotation.Timeout;
import dev.homespun.annotation.Use;
import dev.homespun.annotation.Verb;
import dev.homespun.binding.Call;
import dev.homespun.binding.Created;
import dev.homespun.binding.EventStream;
import dev.homespun.binding.Input;
import dev.homespun.binding.MergePatch;
import dev.homespun.binding.Parameter;
import dev.homespun.binding.Redirect;
import dev.homespun.binding.Tagged;
import dev.homespun.golden.stores.Store;
import dev.homespun.http.Handler;
import dev.homespun.http.Method;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.server.ServerOptions;
import dev.homespun.server.Timeouts;
import dev.homespun.validation.WithoutValidator;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.File;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Applications that cannot work, each for one reason.
@SuppressWarnings({"unused", "rawtypes"})
public final class DeveloperMistakes {

    private DeveloperMistakes() {}

    record MemoryStore() implements Store {}

    record FileStore() implements Store {}

    interface Shape {}

    record Drawing(String name, List<Shape> shapes) {}

    record Filter(Thread owner) {}

    @Controller("/a") static final class VariableWithoutParameter {
        @Get("/{id}") void one() {}
    }

    @Controller("/a") static final class ParameterWithoutVariable {
        @Get("/{id}") void one(long id, long shelf) {}
    }

    @Controller("/a") static final class PathOfAnotherName {
        @Get("/{id}") void one(@Path("key") long id, Request request) {}
    }

    @Controller("/a") static final class TwoSources {
        @Get void one(@Query @Header String id) {}
    }

    @Controller("/a") static final class Unbindable {
        @Get void one(@Query Thread thread) {}
    }

    @Controller("/a") static final class UnbindableElement {
        @Get void one(@Query List<List<String>> lists) {}
    }

    @Controller("/a") static final class BadDefault {
        @Get void one(@Query @Default("x") int page) {}
    }

    @Controller("/a") static final class BadDefaultOfEnum {
        @Get void one(@Query @Default("BLUE") Thread.State state) {}
    }

    @Controller("/a") static final class TwoBodies {
        @Post void one(@Body String a, @Body String b) {}
    }

    @Controller("/a") static final class BodyOfGet {
        @Get void one(@Body String a) {}
    }

    @Controller("/a") static final class BodyOfHead {
        @Head void one(@Body String a) {}
    }

    @Controller("/a") static final class BodyWithDefault {
        @Post void one(@Body @Default("{}") String a) {}
    }

    @Controller("/a") static final class BodyAsStream {
        @Post void one(@Body InputStream in) {}
    }

    @Controller("/a") static final class PatchOfNothing {
        @Patch void one(@Body MergePatch patch) {}
    }

    @Controller("/a") static final class PatchOfWhatever {
        @Patch void one(@Body MergePatch<?> patch) {}
    }

    @Controller("/a") static final class PatchOfText {
        @Patch void one(@Body MergePatch<String> patch) {}
    }

    @Controller("/a") static final class PatchOfAnInterface {
        @Patch void one(@Body MergePatch<Shape> patch) {}
    }

    record Account(String name, @JsonProperty(access = JsonProperty.Access.READ_ONLY) Optional<String> id) {}

    @Controller("/a") static final class PatchThatLosesSomething {
        @Patch void one(@Body MergePatch<Account> patch) {}
    }

    @Controller("/a") static final class PatchWithPut {
        @Put void one(@Body MergePatch<Drawing> patch) {}
    }

    @Controller("/a") static final class PatchWithGet {
        @Get void one(@Body MergePatch<Drawing> patch) {}
    }

    @Controller("/a") static final class PatchWithoutBody {
        @Patch void one(MergePatch<Drawing> patch) {}
    }

    @Controller("/a") static final class BodyOfAnInterface {
        @Post void one(@Body Shape shape) {}
    }

    @Controller("/a") static final class BodyWithAnInterfaceInside {
        @Post void one(@Body Drawing drawing) {}
    }

    @Controller("/a") static final class InputOfNothing {
        @Get void one(@Query Input page) {}
    }

    @Controller("/a") static final class ParamsOfNoRecord {
        @Get void one(@Params List<String> all) {}
    }

    @Controller("/a") static final class ParamsThatCannotBeBound {
        @Get void one(@Params Filter filter) {}
    }

    @Controller("/a") static final class ReturnsFuture {
        @Get CompletableFuture<String> one() {
            return new CompletableFuture<>();
        }
    }

    @Controller("/a") static final class ReturnsPublisher {
        @Get Flow.Publisher<String> one() {
            return subscriber -> { };
        }
    }

    @Controller("/a") static final class ReturnsInputStream {
        @Get List<InputStream> one() {
            return List.of(InputStream.nullInputStream());
        }
    }

    @Controller("/a") static final class ReturnsListOfStreams {
        @Get List<Stream<String>> one() {
            return List.of();
        }
    }

    @Controller("/a") static final class ReturnsIterator {
        @Get Iterator<String> one() {
            return List.<String>of().iterator();
        }
    }

    @ResponseStatus(99) record Early(String text) {}

    @ResponseStatus(204) record Silent(String text) {}

    @ResponseStatus(302) record Elsewhere(String text) {}

    sealed interface Outcome {}

    @ResponseStatus(201) record Fine(String text) implements Outcome {}

    @ResponseStatus(304) record Stale304(String text) implements Outcome {}

    @Controller("/a") static final class StatusesThatCannotBe {
        @Get("/1") Early early() { return new Early(""); }
        @Get("/2") Optional<Silent> silent() { return Optional.empty(); }
        @Get("/3") Elsewhere elsewhere() { return new Elsewhere(""); }
        @Get("/4") Outcome outcome() { return new Fine(""); }
    }

    @Controller("/a") static final class MediaTypesThatCannotBe {
        @Get("/1") @Produces({"html", "text/*", "text/html"}) String a() { return ""; }
        @Get("/2") @Produces({}) String b() { return ""; }
        @Get("/3") @Produces("text/plain;charset=iso-8859-1") String c() { return ""; }
        @Get("/4") @Produces({"text/html", "application/vnd.a+json"}) Fine d() { return new Fine(""); }
        @Get("/5") @Produces("text/csv") Stream<String> e() { return Stream.of(); }
        @Get("/6") @Produces("text/html") void f() {}
        @Get("/7") @Produces("text/html") Response g() { return Response.text(""); }
        @Get("/8") @Produces("text/html") Object h() { return ""; }
        @Get("/9") @Produces("text/html") EventStream i() { return EventStream.of(_ -> { }); }
        @OnError @Produces("html") String j(IllegalStateException error) { return ""; }
    }

    @Controller("/a") @Produces("text/html") static final class MediaTypeOfTheClass {
        @Get("/1") String page() { return ""; }
        @Get("/2") Fine fine() { return new Fine(""); }
    }

    @Controller("/a") static final class NoRoutes {
        void one() {}
    }

    @Controller("/a") static final class BracesThatDoNotMatch {
        @Get("/{id") void one(long id) {}
    }

    @Controller("/a") static final class NoSlash {
        @Get("b") void one() {}
    }

    @Controller("/a") static final class BadExpression {
        @Get("/{id:[}") void one(long id) {}
    }

    @Controller("/a") static final class VariableTwice {
        @Get("/{id}/b/{id}") void one(long id) {}
    }

    @Controller("/a") static final class RestInTheMiddle {
        @Get("/{rest...}/b") void one(String rest) {}
    }

    @Controller("/a") static final class DotSegment {
        @Get("/../b") void one() {}
    }

    @Controller("/a") static final class BadMethodName {
        @Verb(method = "MY METHOD", path = "/b") void one() {}
    }

    @Controller("/a") static final class Twins {
        @Get("/{id}") void one(long id) {}

        @Get("/{key}") void two(String key) {}
    }

    @Controller("/a") static final class TwoExpressions {
        @Get("/{id:[0-9]+}") void one(long id) {}

        @Get("/{key:[a-z]+}") void two(String key) {}
    }

    @Controller("/a") static final class SameAsProgrammatic {
        @Put("/x") void one() {}
    }

    @Controller("/a") static final class NeedsStore {
        NeedsStore(Store store, Duration patience) {}

        @Get void one() {}
    }

    @Controller("/a") static final class ErrorHandlerWithoutException {
        @Get void one() {}

        @OnError Problem failed(String text) {
            return Problem.of(Status.CONFLICT, text);
        }
    }

    @Controller("/a") static final class ErrorHandlerWithoutResult {
        @Get void one() {}

        @OnError void failed(IllegalStateException error) {}
    }

    @Controller("/a") static final class TwoErrorHandlers {
        @Get void one() {}

        @OnError Problem first(IllegalStateException error) {
            return Problem.of(Status.CONFLICT, "");
        }

        @OnError Problem second(IllegalStateException error) {
            return Problem.of(Status.CONFLICT, "");
        }
    }

    @Controller("/a") static final class ErrorHandlersForAllWithAPath {
        @OnError Problem failed(IllegalStateException error) {
            return Problem.of(Status.CONFLICT, "");
        }
    }

    @Controller("/a") static final class FilterWithoutRoute {
        @Get void one() {}

        @Use(NeedsMuch.class) void two() {}
    }

    @Controller("/a") static final class FilterThatCannotBeMade {
        @Get @Use(NeedsMuch.class) void one() {}
    }

    @Controller("/a") @Timeout("soon") static final class TimeoutsThatCannotBe {
        @Get("/b") void ofItsClass() {}

        @Get("/c") @Timeout("25h") void tooLong() {}

        @Get("/d") @Timeout("0s") void none() {}

        @Timeout("2s") void noRoute() {}
    }

    record NeedsMuch(Optional<Store> store, Supplier<Duration> later) implements dev.homespun.http.Filter {
        @Override
        public Response filter(Request request, Handler next) throws Exception {
            return next.handle(request);
        }
    }

    @Controller("/a") static final class ReturnsFileOrBuffer {
        @Get("/file") File file() { return new File("a"); }
        @Get("/files") List<File> files() { return List.of(); }
        @Get("/buffer") ByteBuffer buffer() { return ByteBuffer.allocate(1); }
        @Get("/builder") StringBuilder builder() { return new StringBuilder(); }
        @Get("/text") CharSequence text() { return ""; }
    }

    @Controller("/a") static final class ReturnsStateOfNothing {
        @Get("/a") Tagged<Redirect> redirect() { return Tagged.of(1, Redirect.to("/")); }
        @Get("/b") Tagged<Tagged<String>> twice() { return Tagged.of(1, Tagged.of(1, "")); }
        @Post("/c") Created<Optional<String>> perhaps() { return Created.at("/", Optional.empty()); }
        @Get("/d") Optional<Tagged<Problem>> problem() { return Optional.empty(); }
        @Post("/e") Created<Redirect> elsewhere() { return Created.at("/", Redirect.to("/")); }
        @Get("/f") Tagged<Optional<String>> fine() { return Tagged.of(1, Optional.empty()); }
        @Post("/g") Created<Tagged<String>> alsoFine() { return Created.at("/", Tagged.of(1, "")); }
    }

    @Controller("/a") static final class ReturnsException {
        @Get Optional<IllegalStateException> one() {
            return Optional.of(new IllegalStateException("secret"));
        }
    }

    @Controller("/a") static final class ReturnsStatus {
        @Get Status one() {
            return Status.NOT_FOUND;
        }
    }

    @Controller("/a") static final class ReturnsSupplier {
        @Get Supplier<String> one() {
            return () -> "";
        }
    }

    @Controller("/a") static final class ErrorHandlerWithPerhapsNothing {
        @Get void one() {}

        @OnError Optional<String> failed(IllegalStateException error) {
            return Optional.empty();
        }
    }

    @Controller("a") static final class ControllerWithoutSlash {
        @Get("/b") void one() {}

        @Get("/c") void two() {}
    }

    @Controller("/a") static final class SeveralAtOnce {
        @Get("/{id}/{shelf}") @Use(NeedsMuch.class) void one(Thread id, long key, @Body String content) {}

        @Get("/x") Supplier<String> other(@Query @Default("x") int page) {
            return () -> "";
        }
    }

    @Controller("/a") static final class ReturnsString {
        @Get("/{id}") String one(long id) {
            return "";
        }
    }

    static final class Stale extends Exception {
        private static final long serialVersionUID = 1;
    }

    @Controller("/a") static final class ErrorHandlerThatNobodyReaches {
        @Get void one() {}

        @OnError Problem stale(Stale error) {
            return Problem.of(Status.CONFLICT, "");
        }
    }

    @Controller("/a") static final class VerbConnect {
        @Verb(method = "CONNECT", path = "/x") void one() {}
    }

    @Controller("/a") static final class ConstraintThatDoesNotFit {
        @Get void one(@Query @Size(max = 3) int page) {}
    }

    record Line(@NotBlank String text) {}

    record Order(List<Line> lines) {}

    @Controller("/a") static final class ValidForgotten {
        @Post void add(@Body Order order) {}
    }

    @Controller("/a") static final class Constrained {
        @Get void one(@Query @Min(1) int page) {}

        @Post void add(@Body Line line) {}
    }

    /// Started where no validator is.
    public static final class StartsConstrained implements Supplier<String> {
        @Override
        public String get() {
            try {
                App.create().controller(new Constrained()).verify();
                return "";
            } catch (IllegalStateException mistakes) {
                return String.valueOf(mistakes.getMessage());
            }
        }
    }

    static final class Unlucky {
        static final int LENGTH = Integer.parseInt("many");

        static Unlucky of(String text) {
            return new Unlucky();
        }
    }

    static final class Fragile {
        static Fragile of(String text) {
            throw new IllegalStateException("no table for " + text);
        }
    }

    enum Alike {
        ONE, TWO;

        @Override
        public String toString() {
            return this == ONE ? "one" : "ONE";
        }
    }

    record Loop(@Query int page, @Params Loop loop) {}

    record Bare(@Query int page, @Query @Default("x") int size) {
        Bare(int page, int size) {
            this.page = page;
            this.size = size;
        }
    }

    record ManyMistakes(@Query Thread thread, @Query @Default("x") int page, @Query int fine, long id) {}

    record Everything(Thread owner, List<Void> nothing, Map<String, Shape> shapes, @JsonIgnore String secret) {}

    static final class Closed {
        private int number;
    }

    @Controller("/a") static final class DefaultOfWhatIsThere {
        @Get("/{id}") void one(@Default("1") long id, @Default("x") Request request, @Params @Default("x") Paging paging) {}
    }

    record Paging(@Query @Default("1") int page) {}

    @Controller("/a") static final class DefaultThatCannotBeRead {
        @Get void one(@Query @Default("x") Fragile fragile, @Query @Default("y") Unlucky unlucky) {}
    }

    @Controller("/a") static final class FieldWithoutToken {
        @Get void one(@Header("User Agent") String agent) {}
    }

    @Controller("/a") static final class ConstantsReadAlike {
        @Get void one(@Query Alike alike) {}

        @Post void two(@Body Alike alike) {}
    }

    @Controller("/a") static final class ParamsInACircle {
        @Get void one(@Params Loop loop) {}
    }

    @Controller("/a") static final class ParamsWithAConstructorOfTheirOwn {
        @Get void one(@Params Bare bare) {}
    }

    @Controller("/a") static final class ParamsWithSeveralMistakes {
        @Get void one(@Params ManyMistakes many) {}
    }

    @Controller("/a") static final class BodyWithSeveralMistakes {
        @Post void one(@Body Everything everything) {}
    }

    @Controller("/a") static final class BodiesThatAreNoValues {
        @Post("/a") void one(@Body Thread thread) {}

        @Post("/b") void two(@Body Void nothing) {}

        @Post("/c") void three(@Body Closed closed) {}
    }

    @Controller("/a") static final class BodiesOfUnknownTypes {
        @Post("/a") void one(@Body List<?> list) {}

        @Post("/b") <T> void two(@Body Map<String, T[]> map) {}
    }

    static Map<String, Supplier<App>> all() {
        Map<String, Supplier<App>> all = new LinkedHashMap<>();
        for (Supplier<Object> controller : List.<Supplier<Object>>of(VariableWithoutParameter::new,
                ParameterWithoutVariable::new, PathOfAnotherName::new, TwoSources::new, Unbindable::new,
                UnbindableElement::new, BadDefault::new, BadDefaultOfEnum::new, TwoBodies::new, BodyOfGet::new,
                BodyOfHead::new, BodyWithDefault::new, BodyAsStream::new, PatchOfNothing::new,
                PatchOfWhatever::new, PatchOfText::new, PatchOfAnInterface::new, PatchThatLosesSomething::new,
                PatchWithPut::new, PatchWithGet::new, PatchWithoutBody::new, BodyOfAnInterface::new,
                BodyWithAnInterfaceInside::new, InputOfNothing::new, ParamsOfNoRecord::new,
                ParamsThatCannotBeBound::new, ReturnsFuture::new, ReturnsPublisher::new, ReturnsInputStream::new,
                ReturnsListOfStreams::new, ReturnsIterator::new, StatusesThatCannotBe::new, MediaTypesThatCannotBe::new,
                MediaTypeOfTheClass::new, NoRoutes::new, BracesThatDoNotMatch::new, NoSlash::new, BadExpression::new,
                VariableTwice::new, RestInTheMiddle::new, DotSegment::new, BadMethodName::new, Twins::new,
                TwoExpressions::new, ErrorHandlerWithoutException::new, ErrorHandlerWithoutResult::new,
                TwoErrorHandlers::new, ErrorHandlersForAllWithAPath::new, FilterWithoutRoute::new,
                FilterThatCannotBeMade::new, TimeoutsThatCannotBe::new, ReturnsFileOrBuffer::new,
                ReturnsStateOfNothing::new, ReturnsException::new, ReturnsStatus::new,
                ReturnsSupplier::new,
                ErrorHandlerWithPerhapsNothing::new, ControllerWithoutSlash::new, SeveralAtOnce::new,
                ConstraintThatDoesNotFit::new, ValidForgotten::new,
                ErrorHandlerThatNobodyReaches::new, VerbConnect::new, DefaultOfWhatIsThere::new,
                DefaultThatCannotBeRead::new, FieldWithoutToken::new, ConstantsReadAlike::new, ParamsInACircle::new,
                ParamsWithAConstructorOfTheirOwn::new, ParamsWithSeveralMistakes::new, BodyWithSeveralMistakes::new,
                BodiesThatAreNoValues::new, BodiesOfUnknownTypes::new)) {
            all.put(controller.get().getClass().getSimpleName(), () -> App.create().controller(controller.get()));
        }
        all.put("RouteTwiceOneOfThemProgrammatic", () -> App.create().controller(new SameAsProgrammatic())
                .route(Method.PUT, "/a/x", _ -> Response.of(Status.OK)));
        all.put("ControllerAsClass", () -> App.create().controller(NeedsStore.class));
        all.put("RouteThatIsMalformed", () -> App.create().route(Method.GET, "books", _ -> Response.of(Status.OK)));
        all.put("ConstraintsWithoutValidator", () -> {
            throw new IllegalStateException(WithoutValidator.ask(StartsConstrained.class));
        });
        all.put("ControllerTwice", () -> App.create().controller(new ReturnsString()).controller(new ReturnsString()));
        all.put("ControllerScannedTwice", () -> App.create().provide(Duration.ZERO).provide(new MemoryStore())
                .scan("dev.homespun.golden.stores").path("/api", api -> api.scan("dev.homespun.golden.stores")));
        all.put("ControllersThatCannotBeMade", () -> App.create().scan("dev.homespun.golden.unmade"));
        all.put("ProviderMissingAmongOthers", () -> App.create().provide(Duration.ZERO)
                .path("/api", api -> api.scan("dev.homespun.golden.stores")));
        all.put("ContainerInAContainer", () -> App.create().scan("dev.homespun.golden.containers"));
        all.put("ProvidedAsOptional", () -> App.create().provide(Optional.of(Duration.ZERO)));
        all.put("ResolverThatFails", () -> App.create().controller(new ReturnsString())
                .arguments(_ -> { throw new IllegalArgumentException("no constant"); }));
        all.put("RouteOfConnect", () -> App.create().route(Method.CONNECT, "/", _ -> Response.of(Status.OK)));
        all.put("CallsThatCannotBeBound", () -> App.create()
                .route(Method.GET, "/a/{id}", Call.of(Parameter.path("key", long.class), key -> key))
                .route(Method.GET, "/b", Call.of(Parameter.query("page", int.class).orDefault("one"), page -> page))
                .route(Method.GET, "/c", Call.of(Parameter.body(Shape.class), shape -> shape)));
        all.put("PackageWithoutControllers", () -> App.create().scan("dev.homespun.golden.nothing"));
        all.put("ProvidedTwice", () -> App.create().provide(new MemoryStore()).provide(new MemoryStore()));
        all.put("NothingProvided", () -> App.create().scan("dev.homespun.golden.stores"));
        all.put("SeveralProvided", () -> App.create().provide(new MemoryStore()).provide(new FileStore())
                .provide(Duration.ZERO).scan("dev.homespun.golden.stores"));
        all.put("SupplierThatFails", () -> App.create().provide(Duration.ZERO)
                .provide(Store.class, () -> { throw new IllegalStateException("no disk"); })
                .scan("dev.homespun.golden.stores"));
        all.put("SupplierOfNull", () -> App.create().provide(Duration.ZERO).provide(Store.class, DeveloperMistakes::none)
                .scan("dev.homespun.golden.stores"));
        all.put("SupplierThatNeedsWhatIsMissing", () -> App.create().provide(Duration.ZERO)
                .provide(Store.class, provided -> provided.get(MemoryStore.class)).scan("dev.homespun.golden.stores"));
        all.put("SuppliersInACircle", () -> App.create().provide(Duration.ZERO)
                .provide(Store.class, provided -> provided.get(MemoryStore.class))
                .provide(MemoryStore.class, provided -> (MemoryStore) provided.get(Store.class))
                .scan("dev.homespun.golden.stores"));
        all.put("ProvidedAsClass", () -> App.create().provide(MemoryStore.class));
        all.put("FactoryThatFails", () -> App.create().factory(type -> { throw new IllegalStateException("no " + type); })
                .scan("dev.homespun.golden.stores"));
        all.put("PathWithoutRoutes", () -> App.create().path("/aip", api -> api.use((request, next) -> next.handle(request))));
        all.put("PathThatIsNoBeginning", () -> App.create().path("/api/", _ -> { }));
        all.put("ClassCompiledWithoutNamesOfParameters", () -> App.create().controller(Nameless.controller()));
        all.put("OptionOutOfRange", () -> App.create().options(ServerOptions.DEFAULTS.withPort(70_000)));
        all.put("TimeoutOutOfRange", () -> App.create().options(
                ServerOptions.DEFAULTS.with(Timeouts.DEFAULTS.withHead(Duration.ofDays(1)))));
        all.put("ChangedWhenInUse", () -> {
            App app = App.create().route(Method.GET, "/", _ -> Response.of(Status.OK));
            app.verify();
            return app.route(Method.GET, "/late", _ -> Response.of(Status.OK));
        });
        return all;
    }

    @SuppressWarnings({"NullAway", "DataFlowIssue"})
    private static Store none() {
        return Optional.<Store>empty().orElse(null);
    }
}
