package dev.homespun.binding;

import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.Request;
import dev.homespun.http.Status;
import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
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
/// stream within a list an empty object.
///
/// @param type what it is
/// @param fix what to write instead
record Unanswerable(Class<?> type, String fix) {

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
        if (held.isPresent()) {
            return in(held.get());
        }
        Class<?> raw = Classes.raw(type);
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

    private static Optional<Unanswerable> inside(Type type) {
        return Reactive.in(type).<Unanswerable>map(found -> new Unanswerable(found,
                        "Return the value itself; the method may block, it has a virtual thread of its own"))
                .or(() -> within(type));
    }

    String sentence() {
        return "it returns %s, of which there is no response".formatted(type.getSimpleName());
    }

    private static Optional<Unanswerable> within(Type type) {
        return switch (type) {
            case Class<?> array when array.isArray() -> within(array.getComponentType());
            case GenericArrayType array -> within(array.getGenericComponentType());
            case Class<?> plain -> FIXES.entrySet().stream().filter(each -> each.getKey().isAssignableFrom(plain))
                    .findFirst().map(each -> new Unanswerable(plain, each.getValue()));
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
        if (value instanceof BaseStream<?, ?> || value instanceof EventStream
                || value instanceof Runnable || value instanceof Future<?> || value instanceof CompletionStage<?>) {
            throw new IllegalStateException("%s was returned, of which there is no response"
                    .formatted(value.getClass().getName()));
        }
    }
}
