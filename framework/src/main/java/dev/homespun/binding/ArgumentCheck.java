package dev.homespun.binding;

import dev.homespun.binding.Validation.Check;
import dev.homespun.json.JsonCodec;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The check of what was bound for one call, and where in the request it came from what a constraint does not accept.
///
/// @param json knows what the check calls the components of a record
record ArgumentCheck(Check check, List<Argument> arguments, JsonCodec json) {

    /// {@return what to answer; nothing is answered for an [Input], which becomes a refused one instead}
    ///
    /// @param values one for each argument, all of which fitted
    List<BindingFailure> failures(@Nullable Object[] values) {
        List<Violation> violations = check.violations(values);
        if (violations.isEmpty()) {
            return List.of();
        }
        Map<Integer, Set<BindingFailure>> found = new TreeMap<>();
        violations.forEach(violation -> found.computeIfAbsent(violation.parameter(), _ -> new LinkedHashSet<>())
                .add(failure(arguments.get(violation.parameter()), violation.pointer(), violation.reason())));
        List<BindingFailure> failures = new ArrayList<>();
        found.forEach((parameter, own) -> {
            if (arguments.get(parameter) instanceof InputArgument) {
                values[parameter] = new Input.Refused<>(List.copyOf(own));
            } else {
                failures.addAll(own);
            }
        });
        return failures;
    }

    private BindingFailure failure(Argument argument, String pointer, String reason) {
        return switch (argument) {
            case TextArgument text -> new BindingFailure.Unacceptable(text.source().in(), text.source().noun(),
                    text.name(), reason);
            case BodyArgument _ -> new BindingFailure.Refused("body", pointer, reason);
            case InputArgument input -> failure(input.inner(), pointer, reason);
            case GroupArgument group -> ofGroup(group, pointer, reason);
            default -> new BindingFailure.Refused("parameters", pointer, reason);
        };
    }

    /// The first step of the pointer is a component of the record, and the component an argument of its own.
    private BindingFailure ofGroup(GroupArgument group, String pointer, String reason) {
        RecordComponent[] components = group.type().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            String step = "/" + json.memberName(group.type(), components[i].getName())
                    .orElse(components[i].getName());
            if (pointer.equals(step) || pointer.startsWith(step + "/")) {
                return failure(group.components().get(i), pointer.substring(step.length()), reason);
            }
        }
        return new BindingFailure.Refused("parameters", pointer, reason);
    }
}
