package dev.homespun.binding;

import dev.homespun.http.ErrorRule;
import dev.homespun.routing.Endpoint;
import java.util.List;

/// What a controller adds to an application. Only one without routes has error rules to add: those of another are for
/// its own routes, which know them already.
///
/// @param endpoints its routes
/// @param errors what answers errors of all routes
public record Contribution(List<Endpoint> endpoints, List<ErrorRule<?>> errors) {

    /// Copies the lists.
    public Contribution {
        endpoints = List.copyOf(endpoints);
        errors = List.copyOf(errors);
    }
}
