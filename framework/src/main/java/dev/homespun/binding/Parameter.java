package dev.homespun.binding;

import dev.homespun.annotation.Body;
import dev.homespun.annotation.Default;
import dev.homespun.annotation.Header;
import dev.homespun.annotation.Params;
import dev.homespun.annotation.Path;
import dev.homespun.annotation.Query;
import dev.homespun.http.Preconditions;
import dev.homespun.http.Request;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A parameter of a [Call], written without annotations: what it is called, of which type, and where it comes from.
///
/// It is bound as a parameter of a method is, by the same rules and with the same answers:
///
/// | of a method | here |
/// |---|---|
/// | `@Query @Default("1") int page` | `query("page", int.class).orDefault("1")` |
/// | `@Query Optional<String> author` | `query("author", String.class).optional()` |
/// | `@Query List<Integer> year` | `query("year", int.class).list()` |
/// | `long id` | `path("id", long.class)` |
/// | `@Header("If-Match") String etag` | `header("If-Match", String.class)` |
/// | `@Body NewBook book` | `body(NewBook.class)` |
/// | `@Body Input<NewBook> book` | `body(NewBook.class).input()` |
/// | `@Body MergePatch<NewBook> patch` | `mergePatch(NewBook.class)` |
/// | `@Params Paging paging` | `params(Paging.class)` |
/// | `@Query @Min(1) int page` | `query("page", int.class).require(page -> page >= 1, "must be 1 or more")` |
///
/// Immutable.
///
/// @param <T> the type of its values
public final class Parameter<T> {

    private final String name;
    private final Type type;
    private final List<Annotation> annotations;
    private final List<Requirement> requirements;

    /// What values have to keep.
    ///
    /// @param test whether a value does
    /// @param reason what is said of one that does not
    record Requirement(Predicate<Object> test, String reason) {}

    private Parameter(String name, Type type, List<Annotation> annotations, List<Requirement> requirements) {
        this.name = name;
        this.type = type;
        this.annotations = List.copyOf(annotations);
        this.requirements = List.copyOf(requirements);
    }

    /// {@return a parameter that an [ArgumentResolver] knows by its type or its annotations}
    ///
    /// @param <T> the type of its values
    /// @param name what it is called
    /// @param type the class of its values
    /// @param annotations what a parameter of a method would have before it
    public static <T> Parameter<T> of(String name, Class<T> type, Annotation... annotations) {
        return new Parameter<>(name, type, List.of(annotations), List.of());
    }

    /// {@return the request itself}
    public static Parameter<Request> request() {
        return of("request", Request.class);
    }

    /// {@return the conditions of the request}
    public static Parameter<Preconditions> preconditions() {
        return of("preconditions", Preconditions.class);
    }

    /// {@return a variable of the path}
    ///
    /// @param <T> the type of its values
    /// @param name the name between the braces
    /// @param type the class of its values
    public static <T> Parameter<T> path(String name, Class<T> type) {
        return of(name, type, new Marked.ByPath(name));
    }

    /// {@return a parameter of the query}
    ///
    /// @param <T> the type of its values
    /// @param name its name there
    /// @param type the class of its values
    public static <T> Parameter<T> query(String name, Class<T> type) {
        return of(name, type, new Marked.ByQuery(name));
    }

    /// {@return a field of the request}
    ///
    /// @param <T> the type of its values
    /// @param name its name
    /// @param type the class of its values
    public static <T> Parameter<T> header(String name, Class<T> type) {
        return of(name, type, new Marked.ByHeader(name));
    }

    /// {@return the content, read as JSON}
    ///
    /// @param <T> what to make of it
    /// @param type the class of that; [#list] makes it an array of them
    public static <T> Parameter<T> body(Class<T> type) {
        return of("body", type, new Marked.ByBody());
    }

    /// {@return the content of a PATCH request, read as a JSON Merge Patch (RFC 7396)}
    ///
    /// @param <T> what is patched
    /// @param type the class of that
    public static <T> Parameter<MergePatch<T>> mergePatch(Class<T> type) {
        return new Parameter<>("body", new Parameterized(MergePatch.class, List.of(Classes.boxed(type))),
                List.of(new Marked.ByBody()), List.of());
    }

    /// {@return several parameters in a record, whose components have annotations}
    ///
    /// @param <T> the record
    /// @param type the class of the record
    public static <T extends Record> Parameter<T> params(Class<T> type) {
        return of("params", type, new Marked.ByParams());
    }

    /// {@return the same parameter, with a value for requests that have none}
    ///
    /// @param text the value, as it would stand in a request
    public Parameter<T> orDefault(String text) {
        List<Annotation> more = new ArrayList<>(annotations);
        more.add(new Marked.ByDefault(text));
        return new Parameter<>(name, type, more, requirements);
    }

    /// {@return the same parameter, which requests need not have}
    public Parameter<Optional<T>> optional() {
        return as(Optional.class, inner -> value -> ((Optional<?>) value).map(inner::test).orElse(true));
    }

    /// {@return the same parameter, repeated; of a body: an array}
    public Parameter<List<T>> list() {
        return as(List.class, inner -> value -> ((List<?>) value).stream().allMatch(inner::test));
    }

    /// {@return the same parameter, for a call that wants to see itself what does not fit}
    public Parameter<Input<T>> input() {
        return as(Input.class, inner -> value ->
                !(value instanceof Input.Accepted<?> accepted) || inner.test(accepted.value()));
    }

    /// {@return the same parameter, which only takes some values; others are answered with 422}
    ///
    /// @param test whether a value is taken; called by many threads at a time
    /// @param reason what is said of one that is not, such as `must be 1 or more`
    @SuppressWarnings("unchecked") // values are made to be of this type
    public Parameter<T> require(Predicate<? super T> test, String reason) {
        List<Requirement> more = new ArrayList<>(requirements);
        more.add(new Requirement(value -> test.test((T) value), reason));
        return new Parameter<>(name, type, annotations, more);
    }

    private interface Lift {
        Predicate<@Nullable Object> of(Predicate<Object> inner);
    }

    private <S> Parameter<S> as(Class<?> container, Lift lift) {
        return new Parameter<>(name, new Parameterized(container, List.of(type instanceof Class<?> plain ? Classes.boxed(plain) : type)), annotations, requirements.stream()
                .map(each -> new Requirement(lift.of(each.test)::test, each.reason)).toList());
    }

    BindableParameter toBindable() {
        return new BindableParameter(name, type, new Marked(annotations));
    }

    List<Requirement> requirements() {
        return requirements;
    }
}
