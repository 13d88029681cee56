package dev.homespun.binding;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an application provides, and the controllers and filters that are made of it: each through its one constructor,
/// whose parameters are looked up by their type. No container: nothing is made that was not asked for here.
///
/// Filled by one thread while the application is put together. After that it only makes what a `Supplier` that a
/// constructor took, or a supplier that kept its [Provided], asks for, in whatever thread: what it changes then is
/// guarded by its lock.
public final class Providers {

    private final Map<Class<?>, Source> sources = new LinkedHashMap<>();
    private final Map<Class<?>, Object> made = new LinkedHashMap<>();
    private final List<Class<?>> inProgress = new ArrayList<>();
    private final Map<Class<?>, Optional<Object>> instances = new HashMap<>();
    private final Map<Class<?>, Replacement> overrides = new LinkedHashMap<>();
    /// What was given, and is overridden: nobody gets it, and it is closed with the rest.
    private final List<Object> replaced = new ArrayList<>();
    /// What somebody has asked for, provided or not.
    private final Set<Class<?>> asked = ConcurrentHashMap.newKeySet();
    private Function<? super Class<?>, ? extends Optional<?>> factory = _ -> Optional.empty();

    /// How to make something, and where that was said.
    private record Source(Function<? super Provided, ?> supplier, String where) {}

    /// What stands in the place of all that is provided for a type.
    private static final class Replacement {
        private final Source source;
        private final List<Class<?>> instead = new ArrayList<>();

        Replacement(Source source) {
            this.source = source;
        }
    }

    /// Lets each object pass once, however many are equal to it.
    private static final class IsNew implements Predicate<Object> {
        private final Map<Object, Boolean> seen = new IdentityHashMap<>();

        @Override
        public boolean test(Object value) {
            return seen.put(value, true) == null;
        }
    }

    /// Nothing is provided at first.
    public Providers() {}

    /// Provides a value that exists, for its own class and for everything it can stand for.
    ///
    /// @param value the value
    /// @param place where that is said, for messages
    /// @throws IllegalArgumentException when something is provided for the same class already, or the value is a
    ///     container, which stands for what is in it where a constructor asks for one
    public void add(Object value, String place) {
        if (value instanceof Optional || value instanceof Collection || value instanceof Supplier) {
            throw new IllegalArgumentException(("provide(…) takes one thing, and found %s: who asks for an Optional, a "
                    + "List or a Supplier gets what is provided in it; provide the thing itself, or a type of your own "
                    + "around it").formatted(Classes.name(value.getClass())));
        }
        add(value.getClass(), _ -> value, place);
        made.put(value.getClass(), value);
    }

    /// Provides a value that is made when it is first needed.
    ///
    /// @param type the type it is found by
    /// @param supplier called at most once
    /// @param place where that is said, for messages
    /// @throws IllegalArgumentException when something is provided for the same type already
    public void add(Class<?> type, Function<? super Provided, ?> supplier, String place) {
        String where = "provide(%s.class, …) (%s)".formatted(Classes.shortName(type), place);
        Source earlier = sources.putIfAbsent(Classes.boxed(type), new Source(supplier, where));
        if (earlier != null) {
            throw new IllegalArgumentException("%s is provided twice, first by %s; leave one of them".formatted(
                    Classes.name(type), earlier.where));
        }
    }

    /// Puts a value in the place of everything that is provided for a type and for those below it, whether that is
    /// said before or after.
    ///
    /// @param type what it is found by
    /// @param value the value
    /// @param place where that is said, for messages
    /// @throws IllegalArgumentException when the type is overridden already
    public void override(Class<?> type, Object value, String place) {
        String where = "override(%s.class, …) (%s)".formatted(Classes.shortName(type), place);
        Replacement earlier = overrides.putIfAbsent(Classes.boxed(type), new Replacement(new Source(_ -> value, where)));
        if (earlier != null) {
            throw new IllegalArgumentException("%s is overridden twice, first by %s; leave one of them".formatted(
                    Classes.name(type), earlier.source.where));
        }
    }

    /// Lets the overrides take their places, when all is provided and nothing was asked for yet.
    public void applyOverrides() {
        overrides.forEach((type, override) -> {
            List<Class<?>> instead = sources.keySet().stream().filter(type::isAssignableFrom)
                    .filter(each -> sources.get(each) != override.source).toList();
            instead.forEach(each -> {
                sources.remove(each);
                Optional.ofNullable(made.remove(each)).ifPresent(replaced::add);
            });
            override.instead.addAll(instead);
        });
        overrides.forEach((type, override) -> sources.put(type, override.source));
    }

    /// {@return a mistake for each override of what nobody provides, and nobody has asked for}
    public List<Mistake> idleOverrides() {
        return overrides.entrySet().stream()
                .filter(each -> each.getValue().instead.isEmpty()
                        && asked.stream().noneMatch(wanted -> wanted.isAssignableFrom(each.getKey())))
                .map(each -> new Mistake(each.getValue().source.where,
                        "nothing provides a %s, and nothing asks for one".formatted(Classes.name(each.getKey())),
                        "Override the type that a constructor asks for, or remove this"))
                .toList();
    }

    /// {@return what a supplier throws that cannot make its value for a reason that is told already}
    ///
    /// @param mistake the reason
    public static IllegalStateException cannotProvide(Mistake mistake) {
        return new CannotProvide(mistake);
    }

    /// Asks somebody else for what is not provided.
    ///
    /// @param other gives the value for a class, or nothing when it does not know any; what it gives is not closed here
    public void factory(Function<? super Class<?>, ? extends Optional<?>> other) {
        factory = other;
    }

    /// {@return everything that was given or made here so far, in that order, once: it may be provided for several
    ///     types}
    public synchronized List<Object> made() {
        return Stream.concat(replaced.stream(), made.values().stream()).filter(new IsNew()).toList();
    }

    /// Gives a controller or a filter, the same one for each class: what is provided for exactly this class, else what
    /// the factory has, else a new one.
    ///
    /// @param type its class
    /// @param mistakes told why there is none
    /// @return the instance, or nothing
    public Optional<Object> instance(Class<?> type, Consumer<Mistake> mistakes) {
        asked.add(type);
        Optional<Object> known = instances.get(type);
        if (known == null) {
            try {
                known = sources.containsKey(type) ? Optional.of(make(type))
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
        Optional<Mistake> obstacle = obstacle(type);
        if (obstacle.isPresent()) {
            mistakes.accept(obstacle.get());
            return Optional.empty();
        }
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        String where = SourceLine.of(constructor);
        List<Object> arguments = new ArrayList<>();
        for (Parameter parameter : constructor.getParameters()) {
            try {
                arguments.add(argument(Dependency.of(parameter.getParameterizedType(), where), where));
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

    /// {@return why nobody can make an instance of a class}
    private static Optional<Mistake> obstacle(Class<?> type) {
        int constructors = type.getDeclaredConstructors().length;
        boolean isInner = type.isLocalClass() || type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
        String what = type.isInterface() ? "it is an interface"
                : type.isEnum() ? "it is an enum"
                : Modifier.isAbstract(type.getModifiers()) ? "it is abstract"
                : isInner ? "it is an inner class, which needs an instance of the class around it"
                : constructors != 1 ? "it has %d constructors, and nothing says which one to call".formatted(constructors)
                : "";
        String fix = isInner ? "Make it static, or hand an instance to the App"
                : constructors > 1 ? "Leave it one constructor, whose parameters are what it needs"
                : "Write it as a class with one constructor";
        return what.isEmpty() ? Optional.empty()
                : Optional.of(new Mistake(SourceLine.of(type), what + ", so no instance can be made", fix));
    }

    private static Object invoke(Constructor<?> constructor, List<Object> arguments, String where) {
        try {
            return Objects.requireNonNull(Calls.invoke(Calls.of(constructor), arguments.toArray()));
        } catch (CannotProvide told) {
            throw told;
        } catch (Exception | Error fault) {
            throw new IllegalStateException("%s failed: %s".formatted(where, fault), fault);
        }
    }

    private Object argument(Dependency wanted, String where) {
        Class<?> type = wanted.type();
        asked.add(type);
        return switch (wanted.count()) {
            case ONE -> value(type, where).orElseThrow(() -> nothing(type, where));
            case AT_MOST_ONE -> value(type, where);
            case ALL -> sources.keySet().stream().filter(type::isAssignableFrom).map(this::make).filter(new IsNew())
                    .toList();
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
        List<Class<?>> fitting = sources.containsKey(wanted) ? List.of(wanted)
                : sources.keySet().stream().filter(wanted::isAssignableFrom).toList();
        if (fitting.size() > 1) {
            throw new CannotProvide(new Mistake(where, "several things can be the %s it needs: %s".formatted(
                    Classes.name(wanted), fitting.stream().map(Classes::name).collect(Collectors.joining(", "))),
                    "Say which with .provide(%s.class, provided -> provided.get(%s.class))".formatted(
                            Classes.shortName(wanted), Classes.shortName(fitting.getFirst()))));
        }
        return fitting.stream().findFirst();
    }

    private CannotProvide nothing(Class<?> wanted, String where) {
        for (Replacement override : overrides.values()) {
            if (override.instead.contains(wanted)) {
                return new CannotProvide(new Mistake(where,
                        "the %s it needs is replaced by %s, which is for a wider type".formatted(
                                Classes.name(wanted), override.source.where),
                        "Override %s.class, or ask for the wider type".formatted(Classes.shortName(wanted))));
            }
        }
        return new CannotProvide(new Mistake(where, "nothing provides the %s it needs".formatted(Classes.name(wanted)),
                "Add .provide(%s.class, () -> …) to the App".formatted(Classes.shortName(wanted))));
    }

    private synchronized Object make(Class<?> type) {
        Object existing = made.get(type);
        if (existing != null) {
            return existing;
        }
        Source source = Objects.requireNonNull(sources.get(type));
        String where = source.where;
        if (inProgress.contains(type)) {
            throw new CannotProvide(new Mistake(where, "it needs itself: %s".formatted(
                    inProgress.stream().map(each -> Classes.shortName(each) + " needs ").collect(Collectors.joining())
                            + Classes.shortName(type)),
                    "Let one of them ask later: give it a Supplier, () -> provided.get(%s.class)".formatted(
                            Classes.shortName(type))));
        }
        inProgress.add(type);
        try {
            Object value = Objects.requireNonNull(source.supplier.apply(provided(where)), "the supplier returned null");
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

    /// {@return access to what is provided}
    ///
    /// @param where who asks, for messages
    public Provided provided(String where) {
        return new Provided() {
            @Override
            public <T> T get(Class<T> type) {
                return Classes.boxed(type).cast(argument(Dependency.of(type, where), where));
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
