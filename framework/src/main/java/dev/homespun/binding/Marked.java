package dev.homespun.binding;

import dev.homespun.annotation.Body;
import dev.homespun.annotation.Default;
import dev.homespun.annotation.Header;
import dev.homespun.annotation.Params;
import dev.homespun.annotation.Path;
import dev.homespun.annotation.Query;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a compiler would have made of a [Parameter], had it been written with annotations: so the rules for parameters
/// are there once, and resolvers see no difference.
///
/// @param marks the annotations
record Marked(List<Annotation> marks) implements AnnotatedElement {

    @Override
    public <A extends Annotation> @Nullable A getAnnotation(Class<A> type) {
        return marks.stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null);
    }

    @Override
    public Annotation[] getAnnotations() {
        return marks.toArray(Annotation[]::new);
    }

    @Override
    public Annotation[] getDeclaredAnnotations() {
        return getAnnotations();
    }

    record ByPath(String value) implements Path {
        @Override
        public Class<? extends Annotation> annotationType() {
            return Path.class;
        }
    }

    record ByQuery(String value) implements Query {
        @Override
        public Class<? extends Annotation> annotationType() {
            return Query.class;
        }
    }

    record ByHeader(String value) implements Header {
        @Override
        public Class<? extends Annotation> annotationType() {
            return Header.class;
        }
    }

    record ByDefault(String value) implements Default {
        @Override
        public Class<? extends Annotation> annotationType() {
            return Default.class;
        }
    }

    record ByBody() implements Body {
        @Override
        public Class<? extends Annotation> annotationType() {
            return Body.class;
        }
    }

    record ByParams() implements Params {
        @Override
        public Class<? extends Annotation> annotationType() {
            return Params.class;
        }
    }
}
