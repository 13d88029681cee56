package dev.homespun.binding;

import dev.homespun.annotation.ResponseStatus;
import dev.homespun.http.Content;
import dev.homespun.http.HttpError;
import dev.homespun.http.MediaType;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// From what a method returned to a response.
///
/// @param conversions how it is written
/// @param negotiation which representation a client gets
record Results(Conversions conversions, Negotiation negotiation) {

    /// {@return the same for a method that answers errors}
    Results withoutRefusal() {
        return new Results(conversions, negotiation.withoutRefusal());
    }

    /// Asked before the method is called.
    ///
    /// @throws HttpError a 406, when nothing that it can return is what the client wants
    void requireAcceptable(Request request) {
        negotiation.requireAcceptable(request);
    }

    /// @param value what was returned; null for nothing
    /// @throws HttpError a 404 for an empty Optional; a 406, when only the value shows what it is
    Response toResponse(Request request, @Nullable Object value) throws Exception {
        for (ResultMapper mapper : conversions.mappers()) {
            if (value != null && mapper.handles(value.getClass())) {
                return mapper.toResponse(request, value);
            }
        }
        return switch (value) {
            case null -> Response.of(Status.NO_CONTENT);
            case Response response -> response;
            case Problem problem -> problem.toResponse();
            case Redirect redirect -> redirect.toResponse();
            case Optional<?> optional -> toResponse(request, optional.orElseThrow(() -> nothing(request)));
            case OptionalInt number -> toResponse(request, number.orElseThrow(() -> nothing(request)));
            case OptionalLong number -> toResponse(request, number.orElseThrow(() -> nothing(request)));
            case OptionalDouble number -> toResponse(request, number.orElseThrow(() -> nothing(request)));
            case Created<?> created -> toResponse(request, created.value())
                    .with(Status.CREATED).with("Location", created.location());
            case Accepted<?> accepted -> accepted(accepted, toResponse(request, accepted.value()));
            case Tagged<?> tagged -> tagged.mark(toResponse(request, tagged.value()), request,
                    negotiation.distinction(request, Form.of(tagged.value().getClass(), conversions::isMapped)));
            case String text -> negotiation.represent(request, Form.TEXT,
                    _ -> Content.of(text.getBytes(StandardCharsets.UTF_8)));
            case byte[] octets -> negotiation.represent(request, Form.OCTETS, _ -> Content.of(octets))
                    .with("Accept-Ranges", "bytes");
            case Path file -> file(request, Response.of(file));
            case InputStream octets -> octets(request, octets);
            case Content content -> negotiation.produced().isEmpty() ? Response.of(Status.OK).with(content)
                    : negotiation.represent(request, Form.CONTENT, _ -> content);
            case Stream<?> elements -> elements(request, elements);
            case IntStream numbers -> elements(request, numbers.boxed());
            case LongStream numbers -> elements(request, numbers.boxed());
            case DoubleStream numbers -> elements(request, numbers.boxed());
            case EventStream events -> negotiation.represent(request, Form.EVENTS,
                    _ -> events.toContent(conversions.json(), conversions.stopping()))
                    .with("Cache-Control", "no-store");
            default -> json(request, value);
        };
    }

    private Response json(Request request, Object value) {
        Unanswerable.refuse(value);
        Response response = negotiation.represent(request, Form.JSON,
                _ -> Content.of(conversions.json().write(value)));
        ResponseStatus status = value.getClass().getAnnotation(ResponseStatus.class);
        return status == null ? response : response.with(Status.of(status.value()));
    }

    /// A file has a media type by its name, unless the application has named others.
    private Response file(Request request, Response file) {
        if (negotiation.produced().isEmpty()) {
            return file;
        }
        Response chosen = negotiation.represent(request, Form.CONTENT, _ -> file.content());
        return new Response(file.status(), file.fields().without("Content-Type").and(chosen.fields()), file.content());
    }

    /// Whoever opened the stream has returned: nobody else closes it.
    private Response octets(Request request, InputStream octets) throws IOException {
        try {
            return negotiation.represent(request, Form.OCTETS, _ -> Content.of(octets));
        } catch (RuntimeException refused) {
            octets.close();
            throw refused;
        }
    }

    /// As above.
    private Response elements(Request request, Stream<?> elements) {
        try {
            return negotiation.represent(request, Form.ELEMENTS, type -> Content.generated(
                    new Elements(elements, conversions.json(), type.isSameTypeAs(MediaType.NDJSON))));
        } catch (RuntimeException refused) {
            elements.close();
            throw refused;
        }
    }

    private static Response accepted(Accepted<?> accepted, Response response) {
        return new Response(Status.ACCEPTED, response.fields().and(accepted.fields()), response.content());
    }

    private static HttpError nothing(Request request) {
        return HttpError.of(Status.NOT_FOUND, "There is nothing at %s.".formatted(request.path()));
    }
}
