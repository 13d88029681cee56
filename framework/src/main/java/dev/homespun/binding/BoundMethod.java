package dev.homespun.binding;

import dev.homespun.http.Fields;
import dev.homespun.http.Handler;
import dev.homespun.http.MediaType;
import dev.homespun.http.Preconditions;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A method of an application as a handler: binds the arguments, calls it, makes a response of what it returns, and
/// sends that under the conditions of the request.
final class BoundMethod implements Handler {

    private static final Set<String> CONDITIONS = Set.of("if-match", "if-none-match", "if-unmodified-since");

    private final Call.Code code;
    private final List<Argument> arguments;
    private final ArgumentCheck check;
    private final Results results;
    private final boolean asksConditions;

    /// @param code calls the method
    /// @param check what the arguments have to keep
    BoundMethod(Call.Code code, List<Argument> arguments, ArgumentCheck check, Results results) {
        this.code = code;
        this.arguments = List.copyOf(arguments);
        this.check = check;
        this.results = results;
        this.asksConditions = arguments.stream().anyMatch(BoundMethod::asksConditions);
    }

    @Override
    public Response handle(Request request) throws Exception {
        results.requireAcceptable(request);
        @Nullable Object[] values = bind(request);
        Preconditions preconditions = Preconditions.of(request);
        if (!asksConditions) {
            preconditions.requireNone();
        }
        return preconditions.applyTo(results.toResponse(request, code.call(values)));
    }

    /// {@return what an answer to OPTIONS says of it: Accept-Patch (RFC 5789, section 3.1), when it takes patches}
    Fields options() {
        return arguments.stream().anyMatch(BoundMethod::isPatch)
                ? Fields.of("Accept-Patch", MediaType.MERGE_PATCH_JSON.toString()) : Fields.none();
    }

    /// Of what other resolvers make of a request nobody knows whether it has to do with conditions; mostly it has not.
    private static boolean asksConditions(Argument argument) {
        return switch (argument) {
            case RequestArgument _, PreconditionsArgument _ -> true;
            case TextArgument text -> text.source().equals(TextSource.HEADER)
                    && CONDITIONS.contains(text.name().toLowerCase(Locale.ROOT));
            case InputArgument input -> asksConditions(input.inner());
            case GroupArgument group -> group.components().stream().anyMatch(BoundMethod::asksConditions);
            default -> false;
        };
    }

    private static boolean isPatch(Argument argument) {
        return switch (argument) {
            case BodyArgument body -> body.reader() instanceof PatchBody;
            case InputArgument input -> isPatch(input.inner());
            case GroupArgument group -> group.components().stream().anyMatch(BoundMethod::isPatch);
            default -> false;
        };
    }

    private @Nullable Object[] bind(Request request) throws Exception {
        List<BindingFailure> failures = new ArrayList<>(0);
        @Nullable Object[] values = new Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i).value(request, failures::add);
        }
        if (!failures.isEmpty()) {
            throw BindingFailure.toError(failures);
        }
        List<BindingFailure> refused = check.failures(values);
        if (!refused.isEmpty()) {
            throw BindingFailure.toError(refused);
        }
        return values;
    }
}
