package dev.homespun.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private static final Answer OK = new Answer(200, "text/plain", "ok");
    private static final Answer BAD = new Answer(400, "text/plain", "bad");
    private static final Contender ANY = Contender.parse("any=java PORT");

    private final List<HttpServer> running = new ArrayList<>();

    @AfterEach
    void end() {
        running.forEach(server -> server.stop(0));
    }

    /// A server that refuses what must be refused, and answers the rest alike.
    private static Answer right(String request) {
        return request.contains("/x/") || request.contains("limit=x") || request.contains("\"title\":\" \"") ? BAD : OK;
    }

    /// @param answers of method, target and content
    private Connector server(Function<String, Answer> answers) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, answers));
        server.start();
        running.add(server);
        return new Connector(server.getAddress().getPort(), Optional.empty());
    }

    private static void answer(HttpExchange exchange, Function<String, Answer> answers) throws IOException {
        Answer answer = answers.apply(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
        exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
        byte[] content = answer.content().getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(answer.status(), content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    private String difference(Function<String, Answer> answers) throws IOException {
        Agreement agreement = new Agreement(server(AgreementTest::right));
        Connector other = server(answers);
        Disagreement[] found = new Disagreement[1];
        assertThatThrownBy(() -> agreement.check(ANY, other)).isInstanceOfSatisfying(Disagreement.class,
                disagreement -> found[0] = disagreement);
        return String.valueOf(found[0].getMessage());
    }

    @Test
    void whoAnswersAlikeAgrees() throws Exception {
        new Agreement(server(AgreementTest::right)).check(ANY, server(AgreementTest::right));
    }

    @Test
    void otherContentIsADifference() throws IOException {
        assertThat(difference(
                request -> request.contains("/json") ? new Answer(200, "text/plain", "no") : right(request)))
                .isEqualTo("any, JSON: request 1 of 2 on one connection: 200 text/plain \"no\", "
                        + "but 200 text/plain \"ok\" is expected");
    }

    @Test
    void anotherMediaTypeIsADifference() throws IOException {
        assertThat(difference(
                request -> request.startsWith("POST") ? new Answer(200, "text/html", "ok") : right(request)))
                .startsWith("any, POST: request 1 of 2 on one connection: 200 text/html");
    }

    @Test
    void whatIsNoNumberMustBeRefused() throws IOException {
        assertThat(difference(request -> OK))
                .isEqualTo("any, a shelf that is no number: 200, and not a status of 400 to 499");
    }

    @Test
    void anArticleWithoutATitleMustBeRefused() throws IOException {
        assertThat(difference(request -> request.startsWith("POST") ? OK : right(request)))
                .isEqualTo("any, an article without a title: 200, and not a status of 400 to 499");
    }
}
