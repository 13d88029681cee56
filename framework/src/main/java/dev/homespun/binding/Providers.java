package dev.homespun.binding;

import dev.homespun.binding.Dependency.Count;
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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What an application provides, and the controllers and filters that are made of it: each through its one constructor,
/// whose parameters are looked up by their type. No container: nothing is made that was not asked for here.
///
/// Filled by one thread while the application is put together. After that it only makes what a `Supplier` that a
/// constructor took, or a supplier that kept its [Provided], asks for, in whatever thread: what it changes then is
/// guarded by its lock.
public final class Providers {

    private final Map<Class<?>, Function<? super Provided, ?>> suppliers = new LinkedHashMap<>();
    private final Map<Class<?>, Object> made = new LinkedHashMap<>();
    private final List<Class<?>> inProgress = new ArrayList<>();
    private final Map<Class<?>, Optional<Object>> instances = new HashMap<>();
    private Function<? super Class<?>, ? extends Optional<?>> factory = _ -> Optional.empty();

    /// Nothing is provided at first.
    public Providers() {}

    /// Provides a value that exists, for its own class and for everything it can stand for.
    ///
    /// @param value the value
    /// @throws IllegalArgumentException when something is provided for the same class already
    public void add(Object value) {
        add(value.getClass(), _ -> value);
        made.put(value.getClass(), value);
    }

    /// Provides a value that is made when it is first needed.
    ///
    /// @param type the type it is found by
    /// @param supplier called at most once
    /// @throws IllegalArgumentException when something is provided for the same type already
    public void add(Class<?> type, Function<? super Provided, ?> supplier) {
        if (suppliers.putIfAbsent(type, supplier) != null) {
            throw new IllegalArgumentException("%s is provided twice".formatted(type.getName()));
        }
    }

    /// Asks somebody else for what is not provided.
    ///
    /// @param other gives the value for a class, or nothing when it does not know any; what it gives is not closed here
    public void factory(Function<? super Class<?>, ? extends Optional<?>> other) {
        factory = other;
    }

    /// {@return everything that was given or made here so far, in that order}
    public synchronized List<Object> made() {
        return List.copyOf(made.values());
    }

    /// Gives a controller or a filter, the same one for each class: what is provided for exactly this class, else what
    /// the factory has, else a new one.
    ///
    /// @param type its class
    /// @param mistakes told why there is none
    /// @return the instance, or nothing
    public Optional<Object> instance(Class<?> type, Consumer<Mistake> mistakes) {
        Optional<Object> known = instances.get(type);
        if (known == null) {
            try {
                known = suppliers.containsKey(type) ? Optional.of(make(type))
                        : fromFactory(type).or(() -> construct(type, mistakes));
            } catch (CannotProvide told) {
                mistakes.accept(told.mistake());
                known = Optional.empty();
            }
            instances.put(type, known);
        }
        return known;
    }

    private Optional<Object> construct(Class<?> type, Consumer<Mistake> mistakes) {
        Constructor<?>[] constructors = type.getDeclaredConstructors();
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers()) || constructors.length != 1) {
            mistakes.accept(new Mistake(SourceLine.of(type), "it is no class with exactly one constructor",
                    "Leave it one constructor, whose parameters are what it needs"));
            return Optional.empty();
        }
        Constructor<?> constructor = constructors[0];
        String where = SourceLine.of(constructor);
        List<Object> arguments = new ArrayList<>();
        for (Parameter parameter : constructor.getParameters()) {
            try {
                arguments.add(argument(Dependency.of(parameter.getParameterizedType()), where));
            } catch (CannotProvide told) {
                mistakes.accept(told.mistake());
            }
        }
        if (arguments.size() < constructor.getParameterCount()) {
            return Optional.empty();
        }
        Object instance = invoke(constructor, arguments, where);
        made.put(type, instance);
        return Optional.of(instance);
    }

    private static Object invoke(Constructor<?> constructor, List<Object> arguments, String where) {
        try {
            return Objects.requireNonNull(Calls.invoke(Calls.of(constructor), arguments.toArray()));
        } catch (Exception | Error fault) {
            throw new IllegalStateException("%s failed: %s".formatted(where, fault), fault);
        }
    }

    private Object argument(Dependency wanted, String where) {
        Class<?> type = wanted.type();
        return switch (wanted.count()) {
            case ONE -> value(type, where).orElseThrow(() -> nothing(type, where));
            case AT_MOST_ONE -> value(type, where);
            case ALL -> suppliers.keySet().stream().filter(type::isAssignableFrom).map(this::make).toList();
            case LATER -> later(type, where);
        };
    }

    private Optional<Object> value(Class<?> wanted, String where) {
        Optional<Class<?>> found = provided(wanted, where);
        return found.isPresent() ? found.map(this::make) : fromFactory(wanted);
    }

    /// What the factory has is asked for once now, to know that it is there, and each time that it is wanted.
    private Supplier<Object> later(Class<?> wanted, String where) {
        Optional<Class<?>> found = provided(wanted, where);
        if (found.isPresent()) {
            return () -> make(found.get());
        }
        Object first = fromFactory(wanted).orElseThrow(() -> nothing(wanted, where));
        return () -> fromFactory(wanted).orElse(first);
    }

    /// By the exact type, else by the only one that can stand for it.
    private Optional<Class<?>> provided(Class<?> wanted, String where) {
        List<Class<?>> fitting = suppliers.containsKey(wanted) ? List.of(wanted)
                : suppliers.keySet().stream().filter(wanted::isAssignableFrom).toList();
        if (fitting.size() > 1) {
            throw new CannotProvide(new Mistake(where, "several things can be the %s it needs: %s".formatted(
                    wanted.getName(), fitting.stream().map(Class::getName).collect(Collectors.joining(", "))),
                    "Say which with .provide(%s.class, provided -> provided.get(%s.class))".formatted(
                            wanted.getSimpleName(), fitting.getFirst().getSimpleName())));
        }
        return fitting.stream().findFirst();
    }

    private static CannotProvide nothing(Class<?> wanted, String where) {
        return new CannotProvide(new Mistake(where, "nothing provides the %s it needs".formatted(wanted.getName()),
                "Add .provide(%s.class, () -> …) to the App".formatted(wanted.getSimpleName())));
    }

    private synchronized Object make(Class<?> type) {
        Object existing = made.get(type);
        if (existing != null) {
            return existing;
        }
        String where = "provide(%s.class, …)".formatted(type.getSimpleName());
        if (inProgress.contains(type)) {
            throw new CannotProvide(new Mistake(where, "it needs itself: %s".formatted(
                    inProgress.stream().map(each -> each.getSimpleName() + " needs ").collect(Collectors.joining())
                            + type.getSimpleName()),
                    "Let one of them ask later: give it a Supplier, () -> provided.get(%s.class)".formatted(
                            type.getSimpleName())));
        }
        inProgress.add(type);
        try {
            Object value = Objects.requireNonNull(Objects.requireNonNull(suppliers.get(type)).apply(provided(where)),
                    "the supplier returned null");
            made.put(type, value);
            return value;
        } catch (CannotProvide told) {
            throw told;
        } catch (RuntimeException | Error fault) {
            throw new IllegalStateException("%s failed: %s".formatted(where, fault), fault);
        } finally {
            inProgress.removeLast();
        }
    }

    private Provided provided(String where) {
        return new Provided() {
            @Override
            public <T> T get(Class<T> type) {
                return type.cast(argument(new Dependency(Count.ONE, type), where));
            }
        };
    }

    private Optional<Object> fromFactory(Class<?> type) {
        try {
            return factory.apply(type).map(type::cast);
        } catch (RuntimeException fault) {
            throw new IllegalStateException("factory(…) failed for %s: %s".formatted(type.getName(), fault), fault);
        }
    }
}
