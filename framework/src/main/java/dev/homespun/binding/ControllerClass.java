package dev.homespun.binding;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Use;
import dev.homespun.http.Filter;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A controller's class with all that it extends and implements: what is said there is said of it, too. So a guard on a
/// base class guards what is inherited, and an instance that a container or a mock has made of a subclass is what the
/// class in the source is.
///
/// @param type the class
/// @param hierarchy the same, unless it is Object, then what it extends, and then all interfaces
record ControllerClass(Class<?> type, List<Class<?>> hierarchy) {

    static ControllerClass of(Class<?> controller) {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (Class<?> type = controller; type != null && type != Object.class; type = type.getSuperclass()) {
            types.add(type);
        }
        List.copyOf(types).forEach(type -> addInterfaces(type, types));
        return new ControllerClass(controller, List.copyOf(types));
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
        for (Class<?> each : type.getInterfaces()) {
            all.add(each);
            addInterfaces(each, all);
        }
    }

    /// {@return the path before those of its methods; may be empty}
    String path() {
        return hierarchy.stream().flatMap(type -> Stream.ofNullable(type.getAnnotation(Controller.class)))
                .findFirst().map(Controller::value).orElse("");
    }

    List<ControllerMethod> methods() {
        return ControllerMethod.of(hierarchy);
    }

    /// {@return all annotations of its classes, its own first}
    List<Annotation> annotations() {
        return hierarchy.stream().flatMap(type -> Arrays.stream(type.getDeclaredAnnotations())).toList();
    }

    /// {@return the filters around all of its routes, the first outermost: those of what it extends, then its own}
    List<Class<? extends Filter>> filters() {
        return hierarchy.reversed().stream().flatMap(type -> filters(type).stream()).distinct().toList();
    }

    /// {@return the filters that an element names, or an annotation on it}
    static List<Class<? extends Filter>> filters(AnnotatedElement element) {
        List<Class<? extends Filter>> filters = new ArrayList<>();
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            Use use = annotation instanceof Use own ? own : annotation.annotationType().getAnnotation(Use.class);
            if (use != null) {
                filters.addAll(List.of(use.value()));
            }
        }
        return filters;
    }
}
