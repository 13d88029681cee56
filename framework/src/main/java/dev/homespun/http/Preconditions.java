package dev.homespun.http;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Under which conditions a request is to be done: If-Match, If-None-Match, If-Modified-Since and If-Unmodified-Since
/// (RFC 9110, section 13).
///
/// A handler that changes something takes this as a parameter, and asks before it changes:
///
/// ```java
/// @Put("/{id}")
/// Tagged<Book> replace(long id, @Body NewBook book, Preconditions preconditions) {
///     Book current = store.find(id).orElseThrow(() -> HttpError.notFound("book", id));
///     preconditions.require(EntityTag.of(current.version()));
///     …
/// ```
///
/// Between the question and the change somebody else may change it. Only the store can rule that out: `UPDATE … WHERE
/// id = ? AND version = ?`, and a 412 when that has changed no row ([#failed]).
///
/// What is malformed: an If-Match always makes a 400, since nobody who sends one wants to go on without. So does an
/// If-None-Match, but with GET and HEAD it is ignored, and everything sent. Dates that are none are ignored, as the RFC
/// says (sections 13.1.3 and 13.1.4). More than 100 tags count as malformed.
///
/// Immutable.
public final class Preconditions {

    /// What conditions make of a request.
    public enum Outcome {
        /// It is to be done as if there were none.
        PROCEED,
        /// The client has the current representation already: 304. Of GET and HEAD only.
        NOT_MODIFIED,
        /// It is not to be done: 412.
        FAILED
    }

    /// Fields that say something of content, and that a 304 need not repeat; all others it keeps, among them those that
    /// section 15.4.5 demands. Last-Modified joins them when there is an ETag.
    private static final List<String> OF_CONTENT = List.of("Content-Type", "Content-Length", "Content-Encoding",
            "Content-Language", "Content-Range", "Content-Disposition", "Accept-Ranges");

    private final Method method;
    private final Fields fields;
    private final boolean isRequired;

    private Preconditions(Method method, Fields fields, boolean isRequired) {
        this.method = method;
        this.fields = fields;
        this.isRequired = isRequired;
    }

    /// {@return the conditions of a request}
    ///
    /// @param request the request
    public static Preconditions of(Request request) {
        return new Preconditions(request.method(), request.fields(), false);
    }

    /// {@return the same, of which one has to guard the request: where none does, [#require] answers 428 (RFC 6585,
    ///     section 3)}
    public Preconditions required() {
        return new Preconditions(method, fields, true);
    }

    /// {@return what the conditions make of the request, in the order of RFC 9110, section 13.2.2}
    ///
    /// @param current the state of what the request is about
    /// @throws HttpError 400 when a condition is malformed that must not be ignored
    public Outcome evaluate(Validators current) {
        if (selectsNothing()) {
            return Outcome.PROCEED;
        }
        TagCondition match = ifMatch();
        TagCondition noneMatch = ifNoneMatch();
        boolean mayGoOn = match instanceof TagCondition.Absent ? !isModifiedSince("If-Unmodified-Since", current)
                : match.includes(current, tag -> current.tag().filter(tag::equalsStrongly).isPresent());
        if (!mayGoOn) {
            return Outcome.FAILED;
        }
        if (!(noneMatch instanceof TagCondition.Absent)) {
            boolean isKnown = noneMatch.includes(current, tag -> current.tag().filter(tag::equalsWeakly).isPresent());
            return !isKnown ? Outcome.PROCEED : isRead() ? Outcome.NOT_MODIFIED : Outcome.FAILED;
        }
        return isRead() && isUnmodifiedSince("If-Modified-Since", current) ? Outcome.NOT_MODIFIED : Outcome.PROCEED;
    }

    /// Goes on only if the conditions let the request be done. To be called before anything is changed.
    ///
    /// @param current the state of what is to be changed; [Validators#ABSENT] when it is not there
    /// @throws HttpError 412 when a condition is false, 428 when one is [#required] and none of those sent can guard
    ///     what is there, 400 when one is malformed
    public void require(Validators current) {
        if (evaluate(current) == Outcome.FAILED) {
            throw failed();
        }
        if (isRequired && !guards(current)) {
            throw missing();
        }
    }

    /// Goes on only if the conditions let the request be done. To be called before anything is changed.
    ///
    /// @param current the tag of what is there
    /// @throws HttpError as [#require(Validators)]
    public void require(EntityTag current) {
        require(Validators.of(current));
    }

    /// Goes on only if no condition was sent that has to be asked before a change: for changes that ask none. Of GET,
    /// HEAD and other safe methods it refuses nothing.
    ///
    /// A request must not be done when its condition is false (RFC 9110, section 13.1.1), and where nobody asks, nobody
    /// knows. So the answer is that of a condition which does not hold: to the client it says that nothing was done.
    ///
    /// @throws HttpError 412 when there is an If-Match, an If-None-Match or a valid If-Unmodified-Since, 400 when one is
    ///     malformed
    public void requireNone() {
        if (!method.isSafe()) {
            asked().ifPresent(name -> {
                throw HttpError.of(Status.PRECONDITION_FAILED, ("%s is not done here under a condition: nobody looks at "
                        + "%s, so it was not done at all. Send it without that field to have it done, whatever the "
                        + "state of this is.").formatted(method, name));
            });
        }
    }

    /// {@return the name of the first condition that a change has to keep}
    private Optional<String> asked() {
        return !(ifMatch() instanceof TagCondition.Absent) ? Optional.of("If-Match")
                : !(ifNoneMatch() instanceof TagCondition.Absent) ? Optional.of("If-None-Match")
                : date("If-Unmodified-Since").map(_ -> "If-Unmodified-Since");
    }

    /// {@return a 412, also for a store that has found out itself that somebody was faster}
    ///
    /// It names no current tag: with one a client could repeat its change without having looked at what it undoes.
    public static HttpError failed() {
        return HttpError.of(Status.PRECONDITION_FAILED, "What is here is not in the state that the request was made "
                + "for: it has changed, or is there already, or is gone. GET it again before you repeat the change.");
    }

    /// {@return whether a condition was sent that can keep a change of somebody else from being lost: If-Match, a
    ///     valid If-Unmodified-Since, or with PUT `If-None-Match: *`}
    ///
    /// @throws HttpError 400 when a condition is malformed that must not be ignored
    public boolean areGuarding() {
        return !(ifMatch() instanceof TagCondition.Absent) || date("If-Unmodified-Since").isPresent() || guardsMaking();
    }

    /// Answers a read under the conditions of its request: a 200 to GET or HEAD that has an ETag or a Last-Modified
    /// becomes a 304 where the client has it already. One that has `Accept-Ranges: bytes`, and content in memory or of
    /// a file, becomes a 206 where a GET asks for ranges of it, under If-Range. Every other response is left alone.
    ///
    /// @param response the response without conditions
    /// @return the response to send; a 304 keeps all fields but those that describe the content
    /// @throws HttpError 412 when If-Match or If-Unmodified-Since is false, 400 when If-Match is malformed,
    ///     416 when no range that was asked for is there
    /// @throws IOException when content that is not needed cannot be closed
    public Response applyTo(Response response) throws IOException {
        if (!isRead() || !response.status().equals(Status.OK)) {
            return response;
        }
        Validators current = Validators.of(response.fields());
        Outcome outcome = current.areKnown() ? evaluate(current) : Outcome.PROCEED;
        if (outcome == Outcome.PROCEED) {
            return mayBeInParts(current) ? inParts(response) : response;
        }
        response.content().discard();
        if (outcome == Outcome.FAILED) {
            throw failed();
        }
        return notModified(response.fields(), current);
    }

    /// Step 5 of RFC 9110, section 13.2.2: ranges are for those who have the rest of the same state.
    private boolean mayBeInParts(Validators current) {
        List<String> lines = fields.all("If-Range");
        return method.equals(Method.GET) && (lines.isEmpty() || lines.size() == 1
                && (EntityTag.parse(lines.getFirst()).map(tag -> current.tag().filter(tag::equalsStrongly).isPresent())
                        .orElseGet(() -> isSettledAt(lines.getFirst(), current))));
    }

    /// Such a date is compared exactly, and says nothing before its second is over (RFC 9110, section 8.8.2.2).
    private static boolean isSettledAt(String text, Validators current) {
        return HttpDate.parse(text).filter(date -> current.lastModified().filter(date::equals).isPresent())
                .filter(date -> date.plusSeconds(1).isBefore(Instant.now())).isPresent();
    }

    private Response inParts(Response response) {
        return Ranges.of(fields).flatMap(wanted -> PartialContent.of(response).map(whole -> whole.answer(wanted)))
                .orElse(response);
    }

    private static Response notModified(Fields fields, Validators current) {
        Fields kept = current.tag().isPresent() ? fields.without("Last-Modified") : fields;
        for (String name : OF_CONTENT) {
            kept = kept.without(name);
        }
        return new Response(Status.NOT_MODIFIED, kept, Content.none());
    }

    HttpError missing() {
        return HttpError.of(Status.PRECONDITION_REQUIRED, ("%s is done here only under a condition, so that no change "
                + "of somebody else is lost: GET this first, and send If-Match with the ETag of that answer.%s")
                .formatted(method, method.equals(Method.PUT) ? " To make what is not there yet, send If-None-Match: *."
                        : ""));
    }

    /// A date guards nothing of which no date is known: the RFC wants it to be ignored then.
    private boolean guards(Validators current) {
        return !(ifMatch() instanceof TagCondition.Absent) || guardsMaking()
                || date("If-Unmodified-Since").isPresent() && current.lastModified().isPresent();
    }

    private boolean guardsMaking() {
        return method.equals(Method.PUT) && ifNoneMatch() instanceof TagCondition.Any;
    }

    private TagCondition ifMatch() {
        return orBadRequest(TagCondition.of(fields, "If-Match"));
    }

    private TagCondition ifNoneMatch() {
        TagCondition condition = TagCondition.of(fields, "If-None-Match");
        return isRead() && condition instanceof TagCondition.Malformed ? new TagCondition.Absent()
                : orBadRequest(condition);
    }

    private static TagCondition orBadRequest(TagCondition condition) {
        if (condition instanceof TagCondition.Malformed malformed) {
            throw HttpError.badRequest(malformed.why() + ".");
        }
        return condition;
    }

    private boolean isModifiedSince(String name, Validators current) {
        return date(name).flatMap(date -> current.lastModified().map(time -> time.isAfter(date))).orElse(false);
    }

    private boolean isUnmodifiedSince(String name, Validators current) {
        return date(name).flatMap(date -> current.lastModified().map(time -> !time.isAfter(date))).orElse(false);
    }

    /// Two dates are none.
    private Optional<Instant> date(String name) {
        List<String> lines = fields.all(name);
        return lines.size() == 1 ? HttpDate.parse(lines.getFirst()) : Optional.empty();
    }

    private boolean isRead() {
        return method.equals(Method.GET) || method.equals(Method.HEAD);
    }

    /// RFC 9110, section 13.2.1.
    private boolean selectsNothing() {
        return method.equals(Method.OPTIONS) || method.equals(Method.TRACE) || method.equals(Method.CONNECT);
    }
}
