package dev.homespun.binding;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What an application provides, and the controllers that are made of it: each through its one constructor, whose
/// parameters are looked up by their type. No container: nothing is made that was not asked for here.
///
/// Used while the application is put together, by one thread.
public final class Providers {

    private final Map<Class<?>, Supplier<?>> suppliers = new LinkedHashMap<>();
    private final Map<Class<?>, Object> made = new LinkedHashMap<>();
    private final Map<Class<?>, Optional<Object>> constructed = new HashMap<>();

    /// Nothing is provided at first.
    public Providers() {}

    /// Provides a value that exists, for its own class and for everything it can stand for.
    ///
    /// @param value the value
    /// @throws IllegalArgumentException when something is provided for the same class already
    public void add(Object value) {
        add(value.getClass(), () -> value);
        made.put(value.getClass(), value);
    }

    /// Provides a value that is made when it is first needed.
    ///
    /// @param type the type it is found by
    /// @param supplier called at most once
    /// @throws IllegalArgumentException when something is provided for the same type already
    public void add(Class<?> type, Supplier<?> supplier) {
        if (suppliers.putIfAbsent(type, supplier) != null) {
            throw new IllegalArgumentException("%s is provided twice".formatted(type.getName()));
        }
    }

    /// {@return everything that exists so far, in the order in which it was given or made}
    public List<Object> made() {
        return List.copyOf(made.values());
    }

    /// Makes a controller or a filter, once for each class; one that is provided is taken as it is.
    ///
    /// @param type its class
    /// @param mistakes told why it cannot be made, once
    /// @return the instance, or nothing
    public Optional<Object> construct(Class<?> type, Consumer<Mistake> mistakes) {
        Supplier<?> exact = suppliers.get(type);
        if (exact != null) {
            return Optional.of(make(type, exact));
        }
        Optional<Object> existing = constructed.get(type);
        if (existing != null) {
            return existing;
        }
        Optional<Object> instance = constructNew(type, mistakes);
        constructed.put(type, instance);
        return instance;
    }

    private Optional<Object> constructNew(Class<?> type, Consumer<Mistake> mistakes) {
        Constructor<?>[] constructors = type.getDeclaredConstructors();
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers()) || constructors.length != 1) {
            mistakes.accept(new Mistake(type.getName(), "it is no class with exactly one constructor",
                    "Leave it one constructor, whose parameters are what it needs"));
            return Optional.empty();
        }
        Constructor<?> constructor = constructors[0];
        List<Object> arguments = new ArrayList<>();
        for (Parameter parameter : constructor.getParameters()) {
            find(parameter.getType(), SourceLine.of(constructor), mistakes).ifPresent(arguments::add);
        }
        if (arguments.size() < constructor.getParameterCount()) {
            return Optional.empty();
        }
        return Optional.of(invoke(constructor, arguments));
    }

    private static Object invoke(Constructor<?> constructor, List<Object> arguments) {
        try {
            constructor.setAccessible(true);
            return MethodHandles.lookup().unreflectConstructor(constructor).invokeWithArguments(arguments);
        } catch (Throwable fault) {
            throw new IllegalStateException("%s failed: %s".formatted(SourceLine.of(constructor), fault), fault);
        }
    }

    /// By the exact type, else by the only one that can stand for it.
    private Optional<Object> find(Class<?> wanted, String where, Consumer<Mistake> mistakes) {
        Supplier<?> exact = suppliers.get(wanted);
        if (exact != null) {
            return Optional.of(make(wanted, exact));
        }
        List<Map.Entry<Class<?>, Supplier<?>>> fitting = suppliers.entrySet().stream()
                .filter(provided -> wanted.isAssignableFrom(provided.getKey())).toList();
        if (fitting.size() == 1) {
            return Optional.of(make(fitting.getFirst().getKey(), fitting.getFirst().getValue()));
        }
        String name = wanted.getSimpleName();
        mistakes.accept(fitting.isEmpty()
                ? new Mistake(where, "nothing provides its parameter of type " + wanted.getName(),
                        "Add .provide(%s.class, () -> …) to the App".formatted(name))
                : new Mistake(where, "several things can be its parameter of type %s: %s".formatted(wanted.getName(),
                        String.join(", ", fitting.stream().map(provided -> provided.getKey().getName()).toList())),
                        "Say which with .provide(%s.class, () -> …)".formatted(name)));
        return Optional.empty();
    }

    private Object make(Class<?> type, Supplier<?> supplier) {
        Object value = made.get(type);
        if (value == null) {
            try {
                value = Objects.requireNonNull(supplier.get(), "the supplier returned null");
            } catch (RuntimeException | Error fault) {
                throw new IllegalStateException(
                        "provide(%s.class, …) failed: %s".formatted(type.getSimpleName(), fault), fault);
            }
            made.put(type, value);
        }
        return value;
    }
}
