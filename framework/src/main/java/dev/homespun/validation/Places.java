package dev.homespun.validation;

import dev.homespun.binding.Violation;
import dev.homespun.json.JsonCodec;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// From the path of a violation in Java, such as `add.sent.items[0].price`, to its place in JSON, such as
/// `/items/0/price` (RFC 6901).
///
/// @param json knows what members are called there
record Places(JsonCodec json) {

    /// The name of a property that is no member of a document, such as that of a method `isConsistent()`. What is wrong
    /// with it is wrong with the whole object.
    static final String NONE = "<none>";
    private static final String KEY = "<map key>";

    /// {@return a violation of a method's parameters}
    Violation violation(ConstraintViolation<?> found) {
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
    Violation violation(int parameter, String start, ConstraintViolation<?> found) {
        StringBuilder pointer = new StringBuilder(start);
        String reason = found.getMessage();
        for (Iterator<Path.Node> nodes = found.getPropertyPath().iterator(); nodes.hasNext(); ) {
            Path.Node node = nodes.next();
            Object position = position(node);
            if (position != null) {
                pointer.append(step(position));
            }
            if (node.getKind() == ElementKind.PROPERTY && !NONE.equals(node.getName())) {
                boolean isNamedByValidator = !nodes.hasNext() && isOfWhole(found);
                pointer.append(step(isNamedByValidator ? ofMember(found, node.getName()) : node.getName()));
            }
            if (KEY.equals(node.getName())) {
                reason = "has a name that " + reason;
            } else if (node.isInIterable() && position == null) {
                reason = "has an element that " + reason;
            }
        }
        return new Violation(parameter, pointer.toString(), reason);
    }

    /// A constraint on a whole object may say itself which of its members is wrong; Hibernate leaves such names alone.
    private static boolean isOfWhole(ConstraintViolation<?> found) {
        return found.getLeafBean() != null && found.getLeafBean() == found.getInvalidValue();
    }

    private String ofMember(ConstraintViolation<?> found, String property) {
        return json.memberName(found.getLeafBean().getClass(), property).orElse(property);
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
