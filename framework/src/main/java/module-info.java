import org.jspecify.annotations.NullMarked;

/// Homespun: a web microframework for Java 25.
@NullMarked
module dev.homespun {
    requires static transitive org.jspecify;
    requires transitive tools.jackson.databind;
    requires io.github.classgraph;
    requires java.logging;
    requires jdk.jfr;
    requires jdk.unsupported;
    requires static jakarta.validation;
    requires static org.hibernate.validator;
    requires static org.junit.jupiter.api;

    exports dev.homespun;
    exports dev.homespun.annotation;
    exports dev.homespun.binding;
    exports dev.homespun.concurrent;
    exports dev.homespun.dev;
    exports dev.homespun.http;
    exports dev.homespun.json;
    exports dev.homespun.routing;
    exports dev.homespun.server;
    exports dev.homespun.settings;
    exports dev.homespun.testing;
    exports dev.homespun.testing.junit;
    exports dev.homespun.testing.wire;

    uses dev.homespun.binding.ArgumentResolver;
    uses dev.homespun.binding.ResultMapper;
    uses dev.homespun.binding.Validation.Provider;
    uses dev.homespun.http.DevelopmentFilter;

    provides dev.homespun.http.DevelopmentFilter with dev.homespun.dev.HtmlProblems;
    provides dev.homespun.binding.Validation.Provider with dev.homespun.validation.HibernateProvider;
}
