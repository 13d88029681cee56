package dev.homespun.binding;

import dev.homespun.annotation.OnError;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The methods of a controller, inherited ones too, also from interfaces; not those that were overridden, and not those
/// that the compiler adds, to which it copies the annotations of the method that they call.
///
/// In the order of their names: reflection gives methods in any order, on which neither messages nor listings should
/// depend.
///
/// @param all the methods
/// @param lost what an annotation was written for and nobody will call
record ControllerMethods(List<Method> all, List<Lost> lost) {

    /// Annotations of methods are not inherited: who overrides a route has none, and would not notice.
    ///
    /// @param method what overrides it
    /// @param overridden what has the annotation
    /// @param annotation such as `@Get("/{id}")`
    record Lost(Method method, Method overridden, String annotation) {

        Mistake toMistake() {
            return new Mistake(SourceLine.of(method), "it overrides %s, which has %s, and has no annotation itself"
                    .formatted(SourceLine.of(overridden), annotation),
                    "Write %s before it, and the annotations of its parameters: those of methods are not inherited"
                            .formatted(annotation));
        }
    }

    static ControllerMethods of(Class<?> controller) {
        Map<String, Method> bySignature = new TreeMap<>();
        List<Lost> lost = new ArrayList<>();
        for (Class<?> type : types(controller)) {
            for (Method method : type.getDeclaredMethods()) {
                Method nearer = bySignature.putIfAbsent(
                        method.getName() + Arrays.toString(method.getParameterTypes()), method);
                if (nearer != null && nearer.getDeclaringClass() != type && mark(nearer).isEmpty()) {
                    mark(method).map(annotation -> new Lost(nearer, method, annotation)).ifPresent(lost::add);
                }
            }
        }
        bySignature.values().removeIf(method -> method.isSynthetic()
                || method.getDeclaringClass().isInterface() && !method.isDefault());
        return new ControllerMethods(List.copyOf(bySignature.values()), List.copyOf(lost));
    }

    /// The class, what it extends, and then all interfaces.
    private static Set<Class<?>> types(Class<?> controller) {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (Class<?> type = controller; type != null && type != Object.class; type = type.getSuperclass()) {
            types.add(type);
        }
        List.copyOf(types).forEach(type -> addInterfaces(type, types));
        return types;
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
        for (Class<?> each : type.getInterfaces()) {
            all.add(each);
            addInterfaces(each, all);
        }
    }

    private static Optional<String> mark(Method method) {
        return Stream.concat(AnnotatedRoute.on(method).stream().map(AnnotatedRoute::annotation),
                Stream.ofNullable(method.getAnnotation(OnError.class)).map(_ -> "@OnError")).findFirst();
    }
}
