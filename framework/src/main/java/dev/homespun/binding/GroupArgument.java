package dev.homespun.binding;

import dev.homespun.http.Request;
import dev.homespun.json.JsonFault;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Several arguments as one record.
///
/// @param type the record
/// @param constructor the canonical one; takes an `Object[]` and returns an `Object`
record GroupArgument(Class<?> type, MethodHandle constructor, List<Argument> components) implements Argument {

    @Override
    public @Nullable Object value(Request request, Consumer<BindingFailure> failures) throws Exception {
        List<BindingFailure> own = new ArrayList<>(0);
        @Nullable Object[] values = new Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = components.get(i).value(request, own::add);
        }
        if (own.isEmpty()) {
            try {
                return Calls.invoke(constructor, values);
            } catch (IllegalArgumentException refused) {
                own.add(new BindingFailure.Refused("parameters", "",
                        JsonFault.Rejected.of("", type, refused).place().reason()));
            }
        }
        own.forEach(failures);
        return null;
    }
}
