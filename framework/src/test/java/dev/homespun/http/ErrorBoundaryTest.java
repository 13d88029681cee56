package dev.homespun.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
}
