package dev.homespun.binding;

import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.BaseStream;

/// Results of which no response can be made, or none that was meant: as JSON an exception is its stack trace, and a
/// stream within a list an empty object, a File the path of the server's.
///
/// @param what what it is, as it would be written
/// @param fix what to write instead
record Unanswerable(String what, String fix) {

    private static final String STREAMED = "Return an InputStream, or a List";
    private static final String ALONE = "Return it alone, or in an Optional";
    private static final String CALLED = "Call it, and return what it gives";
    private static final Map<Class<?>, String> FIXES = fixes();

    private static Map<Class<?>, String> fixes() {
        Map<Class<?>, String> fixes = new LinkedHashMap<>();
        fixes.put(Throwable.class, "Throw it");
        fixes.put(InputStream.class, ALONE);
        fixes.put(Reader.class, STREAMED);
        fixes.put(Path.class, ALONE);
        fixes.put(File.class, "Return its toPath(), alone or in an Optional");
        fixes.put(ByteBuffer.class, "Return a byte[]");
        fixes.put(CharSequence.class, "Return a String");
        fixes.put(BaseStream.class, "Return the stream itself, or a List");
        fixes.put(EventStream.class, "Return the event stream itself");
        fixes.put(Iterator.class, "Return a Stream, which can be closed, or a List");
        fixes.put(Status.class, "Return Response.of(status)");
        fixes.put(Request.class, "Return a Response");
        fixes.put(Filter.class, "Write @Use(…) for a filter, and return a Response");
        fixes.put(Handler.class, "Call its handle(request), and return the Response");
        fixes.put(Supplier.class, CALLED);
        fixes.put(Callable.class, CALLED);
        fixes.put(Thread.class, "Return the value itself; the method may block, it has a virtual thread of its own");
        fixes.put(Runnable.class, CALLED);
        return fixes;
    }

    /// {@return why there is no response for values of a type; nothing when there is one}
    static Optional<Unanswerable> in(Type type) {
        Optional<Type> held = Form.held(type);
        Class<?> raw = Classes.raw(type);
        if (held.isPresent()) {
            return holding(raw, Classes.raw(held.get())).or(() -> in(held.get()));
        }
        if (Path.class.isAssignableFrom(raw) || InputStream.class.isAssignableFrom(raw)) {
            return Optional.empty();
        }
        if (raw == EventStream.class || BaseStream.class.isAssignableFrom(raw)) {
            return type instanceof ParameterizedType generic
                    ? Arrays.stream(generic.getActualTypeArguments()).flatMap(each -> inside(each).stream()).findFirst()
                    : Optional.empty();
        }
        return inside(type);
    }

    /// What has a status or a state of its own can hold nothing that has another, or that may be nothing.
    private static Optional<Unanswerable> holding(Class<?> holder, Class<?> held) {
        if (holder == Optional.class) {
            return Optional.empty();
        }
        String what = "%s<%s>".formatted(holder.getSimpleName(), held.getSimpleName());
        boolean hasOwn = held == Problem.class || held == Redirect.class
                || held == Response.class && holder != Tagged.class;
        if (hasOwn) {
            return Optional.of(new Unanswerable(what, "Return the %s alone".formatted(held.getSimpleName())));
        }
        if (holder == held) {
            return Optional.of(new Unanswerable(what, "Leave one of them out"));
        }
        return held == Optional.class && holder != Tagged.class ? Optional.of(new Unanswerable(what,
                "Return an Optional of a %s, which is a 404 when it is empty".formatted(holder.getSimpleName())))
                : Optional.empty();
    }

    private static Optional<Unanswerable> inside(Type type) {
        return Reactive.in(type).<Unanswerable>map(found -> new Unanswerable(found.getSimpleName(),
                        "Return the value itself; the method may block, it has a virtual thread of its own"))
                .or(() -> within(type));
    }

    String sentence() {
        return "it returns %s, of which there is no response".formatted(what);
    }

    private static Optional<Unanswerable> within(Type type) {
        return switch (type) {
            case Class<?> array when array.isArray() -> within(array.getComponentType());
            case GenericArrayType array -> within(array.getGenericComponentType());
            case Class<?> text when text == String.class -> Optional.empty();
            case Class<?> plain -> FIXES.entrySet().stream().filter(each -> each.getKey().isAssignableFrom(plain))
                    .findFirst().map(each -> new Unanswerable(plain.getSimpleName(), each.getValue()));
            case ParameterizedType generic -> within(generic.getRawType()).or(() ->
                    Arrays.stream(generic.getActualTypeArguments()).flatMap(each -> within(each).stream()).findFirst());
            default -> Optional.empty();
        };
    }

    /// @throws IllegalStateException when a value is of such a type, which the signature did not show
    static void refuse(Object value) {
        if (value instanceof Throwable thrown) {
            throw new IllegalStateException("an exception was returned; throw it", thrown);
        }
        boolean isOtherText = value instanceof CharSequence && !(value instanceof String);
        if (isOtherText || value instanceof File || value instanceof ByteBuffer
                || value instanceof BaseStream<?, ?> || value instanceof EventStream
                || value instanceof Runnable || value instanceof Future<?> || value instanceof CompletionStage<?>) {
            throw new IllegalStateException("%s was returned, of which there is no response"
                    .formatted(value.getClass().getName()));
        }
    }
}
