package dev.homespun.binding;

import java.util.Optional;

/// Binds parameters by an annotation or a type that the framework does not know: a cookie, the user of a session, the
/// tenant that a host name stands for.
///
/// An application names its own with [dev.homespun.App#arguments]; libraries are found by [java.util.ServiceLoader].
/// Resolvers are asked at the start, once for each parameter, before the framework's own rules; the first that knows
/// the parameter decides.
///
/// ```java
/// final class Tenants implements ArgumentResolver {
///     public Optional<Argument> resolve(BindableParameter parameter) {
///         return parameter.rawType() == Tenant.class
///                 ? Optional.of((request, failures) -> Tenant.of(request.authority().host()))
///                 : Optional.empty();
///     }
/// }
/// ```
@FunctionalInterface
public interface ArgumentResolver {

    /// {@return how the parameter gets its value; nothing when it is not for this resolver}
    ///
    /// @param parameter the parameter
    /// @throws UnbindableException when it is for this resolver and cannot work; reported with all other mistakes
    Optional<Argument> resolve(BindableParameter parameter);
}
