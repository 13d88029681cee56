package dev.homespun.binding;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/// Methods and constructors as handles of one shape: an `Object[]` of the arguments in, an `Object` out.
final class Calls {

    private Calls() {}

    /// @param receiver not used for a static method
    private static MethodHandle of(Object receiver, Method method) {
        try {
            method.setAccessible(true);
            MethodHandle handle = MethodHandles.lookup().unreflect(method);
            return spread(Modifier.isStatic(method.getModifiers()) ? handle : handle.bindTo(receiver),
                    method.getParameterCount());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " cannot be reached", e);
        }
    }

    /// {@return a method with its receiver as code}
    ///
    /// @param receiver null when there is none, and nobody will call
    static Call.Code code(@Nullable Object receiver, Method method) {
        if (receiver == null) {
            return _ -> {
                throw new IllegalStateException(method + " has nothing to be called on");
            };
        }
        MethodHandle handle = of(receiver, method);
        return values -> invoke(handle, values);
    }

    static MethodHandle of(Constructor<?> constructor) {
        try {
            constructor.setAccessible(true);
            return spread(MethodHandles.lookup().unreflectConstructor(constructor), constructor.getParameterCount());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(constructor + " cannot be reached", e);
        }
    }

    private static MethodHandle spread(MethodHandle handle, int count) {
        return handle.asSpreader(Object[].class, count).asType(MethodType.methodType(Object.class, Object[].class));
    }

    static @Nullable Object invoke(MethodHandle handle, @Nullable Object[] values) throws Exception {
        try {
            return (Object) handle.invokeExact(values);
        } catch (Exception | Error thrown) {
            throw thrown;
        } catch (Throwable neither) {
            throw new IllegalStateException(neither);
        }
    }
}
