package dev.homespun.validation;

import dev.homespun.binding.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import org.jspecify.annotations.Nullable;

/// From the path of a violation in Java, such as `add.sent.items[0].price`, to its place in JSON, such as
/// `/items/0/price` (RFC 6901).
final class Places {

    private static final String KEY = "<map key>";

    private Places() {}

    /// {@return a violation of a method's parameters}
    static Violation violation(ConstraintViolation<?> found) {
        for (Path.Node node : found.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                return violation(node.as(Path.ParameterNode.class).getParameterIndex(), "", found);
            }
        }
        throw new IllegalStateException("no parameter in " + found.getPropertyPath());
    }

    /// {@return a violation within the value of a parameter}
    ///
    /// @param start the place in that value that was checked
    static Violation violation(int parameter, String start, ConstraintViolation<?> found) {
        StringBuilder pointer = new StringBuilder(start);
        String reason = found.getMessage();
        for (Path.Node node : found.getPropertyPath()) {
            Object position = position(node);
            if (position != null) {
                pointer.append(step(position));
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append(step(node.getName()));
            }
            if (KEY.equals(node.getName())) {
                reason = "has a name that " + reason;
            } else if (node.isInIterable() && position == null) {
                reason = "has an element that " + reason;
            }
        }
        return new Violation(parameter, pointer.toString(), reason);
    }

    /// Where in the container before it a node is; elements of a set have no place.
    private static @Nullable Object position(Path.Node node) {
        return node.getIndex() != null ? node.getIndex() : node.getKey();
    }

    /// {@return one step of a pointer (RFC 6901, section 3)}
    static String step(@Nullable Object name) {
        return "/" + String.valueOf(name).replace("~", "~0").replace("/", "~1");
    }
}
