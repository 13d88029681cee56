package dev.homespun.binding;

import dev.homespun.http.Content;
import dev.homespun.http.HttpError;
import dev.homespun.http.MediaType;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.json.JsonCodec;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// From what a method returned to a response.
record Results(JsonCodec json, List<ResultMapper> mappers) {

    /// @param value what was returned; null for nothing
    Response toResponse(Request request, @Nullable Object value) throws Exception {
        for (ResultMapper mapper : mappers) {
            if (value != null && mapper.handles(value.getClass())) {
                return mapper.toResponse(request, value);
            }
        }
        return switch (value) {
            case null -> Response.of(Status.NO_CONTENT);
            case Response response -> response;
            case Problem problem -> problem.toResponse();
            case Optional<?> optional -> toResponse(request, optional.orElseThrow(() -> nothing(request)));
            case OptionalInt number -> toResponse(request, number.orElseThrow(() -> nothing(request)));
            case OptionalLong number -> toResponse(request, number.orElseThrow(() -> nothing(request)));
            case OptionalDouble number -> toResponse(request, number.orElseThrow(() -> nothing(request)));
            case Created<?> created -> toResponse(request, created.value())
                    .with(Status.CREATED).with("Location", created.location());
            case String text -> Response.of(Status.OK).with(MediaType.TEXT, text.getBytes(StandardCharsets.UTF_8));
            case byte[] octets -> Response.of(Status.OK).with(MediaType.OCTETS, octets);
            case Content content -> Response.of(Status.OK).with(content);
            default -> {
                Unanswerable.refuse(value);
                yield Response.of(Status.OK).with(MediaType.JSON, json.write(value));
            }
        };
    }

    /// {@return why there is no response for what a method says that it returns; nothing when there is one}
    ///
    /// A result that is not there yet has nobody to wait for it: a handler blocks, and returns what it has.
    Optional<Unanswerable> unanswerable(Type declared) {
        return mappers.stream().anyMatch(mapper -> mapper.handles(Classes.raw(declared)))
                ? Optional.empty() : Unanswerable.in(declared);
    }

    private static HttpError nothing(Request request) {
        return HttpError.of(Status.NOT_FOUND, "There is nothing at %s.".formatted(request.path()));
    }
}
