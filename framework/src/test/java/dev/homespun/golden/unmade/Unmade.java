package dev.homespun.golden.unmade;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;

final class Unmade {

    private Unmade() {}

    @Controller("/interface")
    interface Interface {
        @Get
        default String one() {
            return "";
        }
    }

    @Controller("/abstract")
    abstract static class Abstract {
        @Get
        String one() {
            return "";
        }
    }

    @Controller("/enum")
    enum Constants {
        A;

        @Get
        String one() {
            return "";
        }
    }

    @Controller("/inner")
    @SuppressWarnings({"InnerClassMayBeStatic", "ClassCanBeStatic"})
    final class Inner {
        @Get
        String one() {
            return "";
        }
    }

    @Controller("/two")
    static final class TwoConstructors {
        TwoConstructors() {}

        TwoConstructors(String name) {}

        @Get
        String one() {
            return "";
        }
    }
}
