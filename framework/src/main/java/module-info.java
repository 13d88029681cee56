/// Homespun: a web microframework for Java 25.
module dev.homespun {
    requires static org.jspecify;

    exports dev.homespun.annotation;
    exports dev.homespun.http;
    exports dev.homespun.server;
}
