package dev.homespun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class HealthTest {

    private static final Request LIVE = Request.get("/health/live");
    private static final Request READY = Request.get("/health/ready");

    @Test
    void anApplicationThatAnswersLives() throws Exception {
        Response response = App.create().health().handle(LIVE);
        assertThat(response.status()).isEqualTo(Status.OK);
        assertThat(response.fields().first("Cache-Control")).contains("no-store");
        assertThat(text(response)).isEqualTo("{\"status\":\"up\"}");
    }

    @Test
    void itIsReadyWhenEveryCheckSucceeds() throws Exception {
        App app = App.create().provide(new StringBuilder("a table"))
                .health(HealthCheck.of("queue", _ -> { }),
                        HealthCheck.of("database", provided -> provided.get(StringBuilder.class).charAt(0)));
        Response response = app.handle(READY);
        assertThat(response.status()).isEqualTo(Status.OK);
        assertThat(text(response)).isEqualTo("{\"status\":\"up\",\"checks\":{\"database\":\"up\",\"queue\":\"up\"}}");
    }

    @Test
    void itIsNotWhenOneFailsAndNobodyIsToldWhy() throws Exception {
        AtomicBoolean well = new AtomicBoolean();
        App app = App.create().health(HealthCheck.of("queue", _ -> { }), HealthCheck.of("database", _ -> {
            if (!well.get()) {
                throw new IOException("db.internal:5432 refused user shop");
            }
        }));
        Response response = app.handle(READY);
        assertThat(response.status()).isEqualTo(Status.SERVICE_UNAVAILABLE);
        assertThat(response.fields().first("Content-Type")).contains("application/problem+json");
        assertThat(response.fields().first("Cache-Control")).contains("no-store");
        assertThat(text(response)).contains("\"detail\":\"Not ready: database.\"")
                .contains("\"checks\":{\"database\":\"down\",\"queue\":\"up\"}").doesNotContain("internal");
        assertThat(app.handle(LIVE).status()).as("a restart would not help").isEqualTo(Status.OK);
        well.set(true);
        assertThat(app.handle(READY).status()).isEqualTo(Status.OK);
    }

    @Test
    void aCheckThatHangsIsInterruptedAndAnswered() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        App app = App.create().health(HealthCheck.of("database", _ -> {
            try {
                Thread.sleep(Duration.ofMinutes(1));
            } finally {
                interrupted.countDown();
            }
        }).within(Duration.ofMillis(50)));
        assertThat(text(app.handle(READY))).contains("\"checks\":{\"database\":\"down\"}");
        interrupted.await();
    }

    @Test
    void eachCheckHasItsOwnLimitWhateverTheOthersTake() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        App app = App.create().health(
                HealthCheck.of("patient", _ -> interrupted.await()).within(Duration.ofSeconds(20)),
                HealthCheck.of("hangs", _ -> {
                    try {
                        Thread.sleep(Duration.ofMinutes(1));
                    } catch (InterruptedException late) {
                        interrupted.countDown(); // and succeeds, too late
                    }
                }).within(Duration.ofMillis(50)));
        assertThat(text(app.handle(READY))).contains("\"checks\":{\"hangs\":\"down\",\"patient\":\"up\"}");
    }

    @Test
    void twoCallsAreTold() {
        assertThatThrownBy(() -> App.create().health().health())
                .hasMessageMatching("health\\(…\\) was called before, at HealthTest\\.java:\\d+; name all checks in one call");
    }

    @Test
    void checksThatDoNotEndDoNotPileUp() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger looks = new AtomicInteger();
        App app = App.create().health(HealthCheck.of("database", _ -> {
            looks.incrementAndGet();
            while (over.getCount() > 0) {
                Thread.onSpinWait(); // as drivers do that cannot be interrupted
            }
        }).within(Duration.ofMillis(50)));
        for (int i = 0; i < 3; i++) {
            assertThat(app.handle(READY).status()).isEqualTo(Status.SERVICE_UNAVAILABLE);
        }
        assertThat(looks).hasValue(1);
        over.countDown();
    }

    @Test
    void itIsNotReadyFromTheMomentItIsToldToStopAndStillAnswers() throws Exception {
        App app = App.create().route(Method.GET, "/", _ -> Response.text("still here"))
                .health(HealthCheck.of("database", _ -> { }));
        ServerOptions options = ServerOptions.DEFAULTS.withPort(0);
        Server server = app.listen(options.with(options.timeouts().withDrainDelay(Duration.ofSeconds(30))));
        assertThat(app.handle(READY).status()).isEqualTo(Status.OK);
        Thread closing = Thread.ofVirtual().start(app::close);
        while (!server.isStopping()) {
            Thread.onSpinWait();
        }
        assertThat(text(app.handle(READY))).contains("The application is stopping.");
        assertThat(app.handle(READY).status()).isEqualTo(Status.SERVICE_UNAVAILABLE);
        assertThat(text(app.handle(Request.get("/")))).isEqualTo("still here");
        closing.interrupt();
        closing.join();
    }

    @Test
    void theRoutesAreRoutesLikeOthers() throws Exception {
        App app = App.create().health();
        assertThat(app.verify()).hasSize(2);
        assertThat(app.handle(Request.of(Method.POST, "/health/ready")).status()).isEqualTo(Status.METHOD_NOT_ALLOWED);
        assertThat(app.handle(Request.of(Method.HEAD, "/health/ready")).status()).isEqualTo(Status.OK);
    }

    @Test
    void twoChecksOfOneNameAreToldApartByNobody() {
        assertThatThrownBy(() -> App.create().health(HealthCheck.of("a", _ -> { }), HealthCheck.of("a", _ -> { })))
                .hasMessage("two health checks are called a; give one another name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "''       | PT1S     | 'the name of a health check is \"\"; write what it looks at, such as database'",
            "database | PT0S     | the limit of the health check database is PT0S; more than zero, at most PT1M",
            "database | PT1M0.1S | the limit of the health check database is PT1M0.1S; more than zero, at most PT1M",
    })
    void aCheckThatCannotBeIsToldInASentence(String name, Duration limit, String sentence) {
        assertThatThrownBy(() -> HealthCheck.of(name, _ -> { }).within(limit)).hasMessage(sentence);
    }

    private static String text(Response response) throws IOException {
        return new String(response.content().readAll(), StandardCharsets.UTF_8);
    }
}
