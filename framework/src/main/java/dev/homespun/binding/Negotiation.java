package dev.homespun.binding;

import dev.homespun.http.Content;
import dev.homespun.http.Fields;
import dev.homespun.http.HttpError;
import dev.homespun.http.MediaType;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which representation of a result a client gets (RFC 9110, section 12.1): of those that there are the one that it
/// wants most, and of several the first.
///
/// @param declared what the results of a method become, as far as its signature says
/// @param produced the media types that the application names; none for the usual ones
/// @param refuses whether a client gets a 406 when there is none that it wants, or else the first
record Negotiation(Form declared, List<MediaType> produced, boolean refuses) {

    /// Nothing is known before there is a result.
    static final Negotiation OPEN = new Negotiation(Form.OPEN, List.of(), true);

    private static final Pattern NOT_IN_TAGS = Pattern.compile("[^!#-~]");

    Negotiation {
        produced = List.copyOf(produced);
    }

    /// {@return the same for answers to errors: one in another form is better than none, or than another error}
    Negotiation withoutRefusal() {
        return new Negotiation(declared, produced, false);
    }

    /// Asked before anything is done, so that what cannot be answered has no effect.
    ///
    /// @throws HttpError a 406, when there can be no representation that the client wants
    void requireAcceptable(Request request) {
        List<MediaType> offered = offered(declared);
        if (!offered.isEmpty()) {
            choose(request, offered);
        }
    }

    /// {@return a 200 with the representation that the client wants most}
    ///
    /// @param form what the result becomes
    /// @param content makes the content, of a media type
    /// @throws HttpError a 406
    /// @throws IllegalStateException when the application named a media type that this cannot have
    Response represent(Request request, Form form, Function<MediaType, Content> content) {
        List<MediaType> offered = offered(form);
        MediaType type = choose(request, offered);
        if (!form.allows(type)) {
            throw new IllegalStateException("the route produces %s, and what was returned is written %s"
                    .formatted(type, form.writing()));
        }
        Response response = new Response(Status.OK, form.fields(type), content.apply(type));
        return offered.size() > 1 ? response.and("Vary", "Accept") : response;
    }

    /// {@return what the tag of a representation has besides that of the first one, of which clients know it when they
    ///     change something; nothing for the first}
    ///
    /// No two representations may share a tag (RFC 9110, section 8.8.3.3).
    ///
    /// @param form what the result becomes
    String distinction(Request request, Form form) {
        List<MediaType> offered = form == Form.OPEN ? List.of() : offered(form);
        if (offered.size() < 2) {
            return "";
        }
        MediaType type = choose(request, offered);
        return type.equals(offered.getFirst()) ? "" : "-" + NOT_IN_TAGS.matcher(type.toString()).replaceAll("_");
    }

    private List<MediaType> offered(Form form) {
        return produced.isEmpty() ? form.usual() : produced;
    }

    private MediaType choose(Request request, List<MediaType> offered) {
        Optional<MediaType> best = request.accept().best(offered);
        if (best.isEmpty() && refuses) {
            throw notAcceptable(offered);
        }
        return best.orElse(offered.getFirst());
    }

    /// RFC 9110, section 15.5.7: with the list of what there is.
    private static HttpError notAcceptable(List<MediaType> offered) {
        List<String> available = offered.stream().map(MediaType::toString).toList();
        Problem problem = Problem.of(Status.NOT_ACCEPTABLE, "There is %s, and the field Accept takes nothing of it."
                        .formatted(available.stream().collect(Collectors.joining(" and "))))
                .with("available", available);
        return new HttpError(problem, Fields.of("Vary", "Accept"));
    }
}
