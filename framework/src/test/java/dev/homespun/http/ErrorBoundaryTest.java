package dev.homespun.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class ErrorBoundaryTest {

    @Test
    void errorsMeantForTheClientAreAnsweredAsTheyAre() {
        Response response = new ErrorBoundary(_ -> {
            throw new HttpError(Problem.of(Status.UNAUTHORIZED, "Log in."), Fields.of("WWW-Authenticate", "Basic"));
        }).handle(Request.get("/"));
        assertThat(response.status()).isEqualTo(Status.UNAUTHORIZED);
        assertThat(response.fields().first("WWW-Authenticate")).contains("Basic");
    }

    @Test
    void faultsLeakNothing() throws IOException {
        for (Throwable fault : new Throwable[] {new IllegalStateException("secret"), new IOException("secret"),
            new StackOverflowError("secret"), new OutOfMemoryError("secret"), new AssertionError("secret")}) {
            Response response = new ErrorBoundary(_ -> sneak(fault)).handle(Request.get("/"));
            assertThat(response.status()).as(fault.toString()).isEqualTo(Status.INTERNAL_SERVER_ERROR);
            assertThat(new String(response.content().readAll(), StandardCharsets.UTF_8))
                    .doesNotContain("secret").doesNotContain("Exception").doesNotContain("detail");
        }
    }

    @Test
    void anErrorWithoutADetailIsStillThatError() throws IOException {
        String none = new IllegalStateException().getMessage();
        Response response = new ErrorBoundary(_ -> {
            throw HttpError.of(Status.CONFLICT, none);
        }).handle(Request.get("/"));
        assertThat(response.status()).isEqualTo(Status.CONFLICT);
        assertThat(new String(response.content().readAll(), StandardCharsets.UTF_8)).doesNotContain("detail");
    }

    @Test
    void aProblemThatCannotBeWrittenIsAFault() {
        Object unwritable = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("secret");
            }
        };
        Response response = new ErrorBoundary(_ -> {
            throw new HttpError(Problem.of(Status.CONFLICT, "").with("more", unwritable), Fields.none());
        }).handle(Request.get("/"));
        assertThat(response.status()).isEqualTo(Status.INTERNAL_SERVER_ERROR);
    }

    @Test
    @SuppressWarnings("NullAway")
    void aHandlerThatReturnsNullIsAFault() {
        assertThat(new ErrorBoundary(_ -> null).handle(Request.get("/")).status())
                .isEqualTo(Status.INTERNAL_SERVER_ERROR);
    }

    private static Response sneak(Throwable fault) throws Exception {
        if (fault instanceof Exception exception) {
            throw exception;
        }
        throw (Error) fault;
    }

    @Test
    void anExceptionThatCannotSayWhatItIsIsStillLoggedWithItsId() {
        List<LogRecord> records = new ArrayList<>();
        Response response = logging(records::add, () -> new ErrorBoundary(_ -> {
            throw new IllegalStateException() {
                private static final long serialVersionUID = 1;

                @Override
                public String getMessage() {
                    throw new IllegalArgumentException("secret");
                }
            };
        }).handle(Request.get("/")));
        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.getMessage()).contains(response.problem().orElseThrow().instance().toString());
            assertThat(record.getThrown()).hasMessageContaining("which cannot say more");
        });
    }

    /// A disk that is full must not cost the client its answer.
    @Test
    void aLogThatFailsLeavesTheAnswer() {
        Response response = logging(_ -> {
            throw new IllegalStateException("no space left");
        }, () -> new ErrorBoundary(_ -> sneak(new IOException("secret"))).handle(Request.get("/")));
        assertThat(response.status()).isEqualTo(Status.INTERNAL_SERVER_ERROR);
    }

    @Test
    void aProblemThatHoldsItselfIsAFaultAndNothingPasses() {
        Map<String, Object> circle = new HashMap<>();
        circle.put("again", circle);
        Response response = new ErrorBoundary(_ -> {
            throw new HttpError(Problem.of(Status.CONFLICT, "").with("circle", circle), Fields.none());
        }).handle(Request.get("/"));
        assertThat(response.status()).isEqualTo(Status.INTERNAL_SERVER_ERROR);
    }

    @Test
    void anInterimStatusIsNotTheLastWord() {
        for (Status status : List.of(Status.of(100), Status.of(103))) {
            assertThat(new ErrorBoundary(_ -> Response.of(status)).handle(Request.get("/")).status())
                    .isEqualTo(Status.INTERNAL_SERVER_ERROR);
        }
        Response upgraded = Response.of(Status.of(101)).with(Content.takeover((_, _) -> { }));
        assertThat(new ErrorBoundary(_ -> upgraded).handle(Request.get("/"))).isSameAs(upgraded);
    }

    private static Response logging(Consumer<LogRecord> to, Supplier<Response> action) {
        Logger logger = Logger.getLogger(ErrorBoundary.class.getName());
        java.util.logging.Handler handler = new java.util.logging.Handler() {
            @Override
            public void publish(LogRecord record) {
                to.accept(record);
            }

            @Override
            public void flush() { }

            @Override
            public void close() { }
        };
        logger.addHandler(handler);
        try {
            return action.get();
        } finally {
            logger.removeHandler(handler);
        }
    }
}
