package dev.homespun.binding;

import dev.homespun.binding.Validation.Check;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a [Call] requires of its values ([Parameter#require]).
///
/// @param all for each parameter what it requires
record Requirements(List<List<Parameter.Requirement>> all) implements Check {

    static Requirements of(Call call) {
        return new Requirements(call.parameters().stream().map(Parameter::requirements).toList());
    }

    @Override
    public List<Violation> violations(@Nullable Object[] values) {
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            for (Parameter.Requirement requirement : all.get(i)) {
                if (values[i] != null && !requirement.test().test(values[i])) {
                    violations.add(new Violation(i, "", requirement.reason()));
                }
            }
        }
        return violations;
    }

    /// {@return a check that finds what this finds, and another does}
    Check and(Check other) {
        if (all.stream().allMatch(List::isEmpty)) {
            return other;
        }
        return values -> {
            List<Violation> violations = new ArrayList<>(violations(values));
            violations.addAll(other.violations(values));
            Collections.sort(violations);
            return violations;
        };
    }
}
