package dev.homespun.benchmarks.compare;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/// What all servers must answer, asked of the reference, and the question whether another one does.
final class Agreement {

    private final Map<Endpoint, Answer> expected = new EnumMap<>(Endpoint.class);

    /// @param reference whose answers are right
    Agreement(Connector reference) throws IOException {
        for (Endpoint endpoint : Endpoint.values()) {
            try (Client client = reference.open()) {
                client.send(endpoint.request());
                expected.put(endpoint, client.receive());
            }
        }
    }

    /// @throws Disagreement when it answers anything else, or not
    void check(Contender contender, Connector connector) throws Disagreement {
        for (Map.Entry<Endpoint, Answer> one : expected.entrySet()) {
            String request = one.getKey().request();
            Conversation of = new Conversation(contender.name(), connector, one.getKey().name(), one.getValue());
            of.repeat("on one connection", 2, 1, request);
            if (!one.getKey().hasContent()) {
                of.repeat("pipelined", 2 * Case.DEPTH, Case.DEPTH, request);
            }
            if (contender.scope() != Contender.Scope.CONSTANTS) {
                of.repeat("with Connection: close", 1, 1,
                        request.replaceFirst("\r\n", "\r\nConnection: close\r\n"));
            }
        }
        if (contender.scope() != Contender.Scope.CONSTANTS) {
            refuses(contender, connector, "a shelf that is no number",
                    Endpoint.request("GET", "/shelves/x/books?title=dune&limit=10", ""));
            refuses(contender, connector, "a limit that is no number",
                    Endpoint.request("GET", "/shelves/42/books?title=dune&limit=x", ""));
            String untitled = Endpoint.article().replaceFirst("\"title\":\"[^\"]*\"", "\"title\":\" \"");
            refuses(contender, connector, "an article without a title",
                    Endpoint.request("POST", "/articles", untitled));
        }
    }

    private static void refuses(Contender contender, Connector connector, String what, String request)
            throws Disagreement {
        int status;
        try (Client client = connector.open()) {
            client.send(request);
            status = client.receive().status();
        } catch (IOException e) {
            throw new Disagreement(contender.name(), what, "no answer: " + e.getMessage());
        }
        if (status < 400 || status >= 500) {
            throw new Disagreement(contender.name(), what, "%d, and not a status of 400 to 499".formatted(status));
        }
    }

    /// Requests for one thing.
    ///
    /// @param expected the answer to each of them
    private record Conversation(String server, Connector connector, String name, Answer expected) {

        /// @param depth how many are sent at once
        void repeat(String how, int count, int depth, String request) throws Disagreement {
            try (Client client = connector.open()) {
                for (int i = 0; i < count; i++) {
                    if (i % depth == 0) {
                        client.send(request.repeat(depth));
                    }
                    compare("request %d of %d %s".formatted(i + 1, count, how), client.receive());
                }
            } catch (IOException e) {
                throw new Disagreement(server, name, "no answer " + how + ": " + e.getMessage());
            }
        }

        private void compare(String how, Answer answer) throws Disagreement {
            if (!answer.equals(expected)) {
                throw new Disagreement(server, name, "%s: %s, but %s is expected".formatted(how, answer, expected));
            }
        }
    }
}
