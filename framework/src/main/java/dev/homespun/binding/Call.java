package dev.homespun.binding;

import dev.homespun.http.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A route that is written without annotations, and still has a signature: its parameters, and what is called with
/// them. What that returns becomes the response, as it does for a method.
///
/// ```java
/// import static dev.homespun.binding.Parameter.*;
///
/// app.route(Method.GET, "/books/{id}", Call.of(path("id", long.class), id -> store.find(id)))
///    .route(Method.POST, "/books", Call.of(body(NewBook.class), sent -> {
///        Book book = store.add(sent);
///        return Created.at("/books/" + book.id(), book);
///    }));
/// ```
///
/// For more than four parameters there is [Parameter#params]. Whether all of it can work is checked when the
/// application is put together. Immutable.
public final class Call {

    private final List<Parameter<?>> parameters;
    private final Code code;
    private final Negotiation negotiation;

    /// Code behind any number of parameters.
    interface Code {
        @Nullable Object call(@Nullable Object[] values) throws Exception;
    }

    /// Code without parameters.
    @FunctionalInterface
    public interface Code0 {
        /// {@return what becomes the response; null for a 204}
        ///
        /// @throws Exception as in [dev.homespun.http.Handler#handle]
        @Nullable Object call() throws Exception;
    }

    /// Code with a parameter.
    ///
    /// @param <A> its type
    @FunctionalInterface
    public interface Code1<A> {
        /// {@return what becomes the response; null for a 204}
        ///
        /// @param a the value
        /// @throws Exception as in [dev.homespun.http.Handler#handle]
        @Nullable Object call(A a) throws Exception;
    }

    /// Code with two parameters.
    ///
    /// @param <A> the type of the first
    /// @param <B> the type of the second
    @FunctionalInterface
    public interface Code2<A, B> {
        /// {@return what becomes the response; null for a 204}
        ///
        /// @param a the first value
        /// @param b the second value
        /// @throws Exception as in [dev.homespun.http.Handler#handle]
        @Nullable Object call(A a, B b) throws Exception;
    }

    /// Code with three parameters.
    ///
    /// @param <A> the type of the first
    /// @param <B> the type of the second
    /// @param <C> the type of the third
    @FunctionalInterface
    public interface Code3<A, B, C> {
        /// {@return what becomes the response; null for a 204}
        ///
        /// @param a the first value
        /// @param b the second value
        /// @param c the third value
        /// @throws Exception as in [dev.homespun.http.Handler#handle]
        @Nullable Object call(A a, B b, C c) throws Exception;
    }

    /// Code with four parameters.
    ///
    /// @param <A> the type of the first
    /// @param <B> the type of the second
    /// @param <C> the type of the third
    /// @param <D> the type of the fourth
    @FunctionalInterface
    public interface Code4<A, B, C, D> {
        /// {@return what becomes the response; null for a 204}
        ///
        /// @param a the first value
        /// @param b the second value
        /// @param c the third value
        /// @param d the fourth value
        /// @throws Exception as in [dev.homespun.http.Handler#handle]
        @Nullable Object call(A a, B b, C c, D d) throws Exception;
    }

    private Call(List<Parameter<?>> parameters, Code code) {
        this(parameters, code, Negotiation.OPEN);
    }

    private Call(List<Parameter<?>> parameters, Code code, Negotiation negotiation) {
        this.parameters = parameters;
        this.code = code;
        this.negotiation = negotiation;
    }

    /// {@return a call without parameters}
    ///
    /// @param code what is called
    public static Call of(Code0 code) {
        return new Call(List.of(), _ -> code.call());
    }

    /// {@return a call with a parameter}
    ///
    /// @param <A> its type
    /// @param a the parameter
    /// @param code what is called
    @SuppressWarnings("unchecked") // here and below: values are made to be of the types of their parameters
    public static <A> Call of(Parameter<A> a, Code1<? super A> code) {
        return new Call(List.of(a), values -> code.call((A) values[0]));
    }

    /// {@return a call with two parameters}
    ///
    /// @param <A> the type of the first
    /// @param <B> the type of the second
    /// @param a the first
    /// @param b the second
    /// @param code what is called
    @SuppressWarnings("unchecked")
    public static <A, B> Call of(Parameter<A> a, Parameter<B> b, Code2<? super A, ? super B> code) {
        return new Call(List.of(a, b), values -> code.call((A) values[0], (B) values[1]));
    }

    /// {@return a call with three parameters}
    ///
    /// @param <A> the type of the first
    /// @param <B> the type of the second
    /// @param <C> the type of the third
    /// @param a the first
    /// @param b the second
    /// @param c the third
    /// @param code what is called
    @SuppressWarnings("unchecked")
    public static <A, B, C> Call of(Parameter<A> a, Parameter<B> b, Parameter<C> c,
            Code3<? super A, ? super B, ? super C> code) {
        return new Call(List.of(a, b, c), values -> code.call((A) values[0], (B) values[1], (C) values[2]));
    }

    /// {@return a call with four parameters}
    ///
    /// @param <A> the type of the first
    /// @param <B> the type of the second
    /// @param <C> the type of the third
    /// @param <D> the type of the fourth
    /// @param a the first
    /// @param b the second
    /// @param c the third
    /// @param d the fourth
    /// @param code what is called
    @SuppressWarnings("unchecked")
    public static <A, B, C, D> Call of(Parameter<A> a, Parameter<B> b, Parameter<C> c, Parameter<D> d,
            Code4<? super A, ? super B, ? super C, ? super D> code) {
        return new Call(List.of(a, b, c, d),
                values -> code.call((A) values[0], (B) values[1], (C) values[2], (D) values[3]));
    }

    /// {@return the same, with the media types that there are of what it returns, as [dev.homespun.annotation.Produces]
    ///     says it}
    ///
    /// Nothing else says what that is before it is called. So with this, and only with this, a client that wants none
    /// of them gets its 406 before anything is done.
    ///
    /// @param types the media types, the one first that a client gets who wants any
    /// @throws IllegalArgumentException when there is none
    public Call produces(MediaType... types) {
        if (types.length == 0) {
            throw new IllegalArgumentException("produces() names no media type; at least one");
        }
        return new Call(parameters, code, new Negotiation(Form.OPEN, List.of(types), true));
    }

    Negotiation negotiation() {
        return negotiation;
    }

    List<Parameter<?>> parameters() {
        return parameters;
    }

    Code code() {
        return code;
    }
}
