package dev.homespun.binding;

import dev.homespun.annotation.Header;
import dev.homespun.annotation.OnError;
import dev.homespun.http.Preconditions;
import dev.homespun.http.Request;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A method of a controller, its own or inherited, also from an interface.
///
/// @param declared the nearest one that has our annotations, which count with those of its parameters; where none has
///     any, the nearest one
/// @param called what overrides it, or itself
/// @param types what type variables stand for
record ControllerMethod(Method declared, Method called, TypeArguments types) {

    /// {@return all methods of a class but those that are overridden and those that the compiler adds}
    ///
    /// In the order of their names: reflection gives methods in any order, on which neither messages nor listings
    /// should depend.
    ///
    /// @param hierarchy the class, what it extends, and then all interfaces
    static List<ControllerMethod> of(List<Class<?>> hierarchy) {
        TypeArguments types = TypeArguments.of(hierarchy);
        Map<String, ControllerMethod> bySignature = new TreeMap<>();
        for (Class<?> type : hierarchy) {
            for (Method method : type.getDeclaredMethods()) {
                ControllerMethod own = new ControllerMethod(method, method, types);
                bySignature.merge(own.signature(), own, ControllerMethod::withAnnotationsOf);
            }
        }
        Map<Method, ControllerMethod> byTarget = new LinkedHashMap<>();
        bySignature.values().stream().filter(method -> !method.isBridge() && !method.isAbstract()).forEach(method ->
                byTarget.merge(method.last(bySignature), method, ControllerMethod::nearer));
        return List.copyOf(byTarget.values());
    }

    /// To a method that only calls another one the compiler copies the annotations of that; it has none of its own.
    private ControllerMethod withAnnotationsOf(ControllerMethod overridden) {
        return isMarked() && !isBridge() || !overridden.isMarked() ? this
                : new ControllerMethod(overridden.declared, called, types);
    }

    /// {@return the method that a call of this one ends in: a class may override what a bridge above it leads to}
    private Method last(Map<String, ControllerMethod> bySignature) {
        ControllerMethod target = new ControllerMethod(target(), target(), types);
        return bySignature.getOrDefault(target.signature(), target).called;
    }

    /// {@return of two that are one method, with types of different width, that whose annotations count}
    private static ControllerMethod nearer(ControllerMethod one, ControllerMethod other) {
        boolean isBelow = one.declaring().isAssignableFrom(other.declaring()) && one.declaring() != other.declaring();
        return !other.isMarked() || one.isMarked() && !isBelow ? one : other;
    }

    private Class<?> declaring() {
        return declared.getDeclaringClass();
    }

    /// Private methods override nothing and are not overridden.
    private String signature() {
        String owner = Modifier.isPrivate(declared.getModifiers()) ? " of " + declared.getDeclaringClass().getName() : "";
        return declared.getName() + Arrays.toString(declared.getParameterTypes()) + owner;
    }

    /// {@return whether this is nothing but what the compiler adds}
    private boolean isBridge() {
        return declared.isSynthetic();
    }

    private boolean isAbstract() {
        return Modifier.isAbstract(called.getModifiers());
    }

    /// {@return what the programmer wrote: the compiler adds a bridge to it where it overrides a method whose types are
    ///     wider}
    private Method target() {
        return called.isSynthetic() ? Arrays.stream(called.getDeclaringClass().getDeclaredMethods())
                .filter(other -> !other.isSynthetic() && other.getName().equals(called.getName())
                        && other.getParameterCount() == called.getParameterCount())
                .findFirst().orElse(declared) : called;
    }

    /// {@return what filters can read of it: the annotations of the method that is called, then those that count}
    List<Annotation> annotations() {
        return Stream.of(target(), declared).distinct().flatMap(each -> Arrays.stream(each.getAnnotations())).toList();
    }

    /// {@return whether it names filters, and has its routes from what it overrides, with the filters of that}
    boolean dropsFilters() {
        return !target().equals(declared) && !ControllerClass.filters(target()).isEmpty();
    }

    boolean isMarked() {
        return !routes().isEmpty() || answersErrors();
    }

    /// {@return the routes that it is; none for most methods}
    List<AnnotatedRoute> routes() {
        return AnnotatedRoute.on(declared);
    }

    boolean answersErrors() {
        return declared.isAnnotationPresent(OnError.class);
    }

    /// {@return where it stands, for messages}
    String where() {
        return SourceLine.of(target());
    }

    /// {@return whether it gets to see the conditions of a request, in one way or another}
    boolean canAskPreconditions() {
        return parameterTypes().stream().anyMatch(each -> each == Preconditions.class || each == Request.class)
                || Arrays.stream(declared.getParameters()).anyMatch(each -> each.isAnnotationPresent(Header.class));
    }

    Type resultType() {
        return types.resolve(declared.getGenericReturnType());
    }

    List<Type> parameterTypes() {
        return Arrays.stream(declared.getGenericParameterTypes()).map(types::resolve).toList();
    }

    List<BindableParameter> parameters() {
        List<Type> resolved = parameterTypes();
        return IntStream.range(0, resolved.size()).mapToObj(i -> new BindableParameter(
                Optional.of(declared.getParameters()[i]).filter(Parameter::isNamePresent)
                        .map(Parameter::getName).orElse(null),
                resolved.get(i), declared.getParameters()[i])).toList();
    }
}
