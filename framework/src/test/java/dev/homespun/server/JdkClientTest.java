package dev.homespun.server;

import static dev.homespun.server.SampleHandler.ANY_PORT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The JDK's own client.
@Timeout(60)
class JdkClientTest {

    @Test
    void theJdksClientIsServed() throws Exception {
        try (Server server = Server.start(new SampleHandler(), ANY_PORT); HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> response = client.send(HttpRequest.newBuilder(URI.create(server.url() + "/echo"))
                        .POST(BodyPublishers.ofString("caf\u00e9")).build(), BodyHandlers.ofString());
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.body()).isEqualTo("caf\u00e9");
            }
        }
    }

    @Test
    void anUploadThatIsTooLargeIsRefusedSoThatTheClientSeesIt() throws Exception {
        try (Server server = Server.start(new SampleHandler(), ANY_PORT)) {
            for (boolean chunked : new boolean[] {false, true}) {
                for (int i = 0; i < 10; i++) {
                    HttpRequest.BodyPublisher body = chunked
                            ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[8 << 20]))
                            : BodyPublishers.ofByteArray(new byte[8 << 20]);
                    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                        HttpResponse<String> response = client.send(
                                HttpRequest.newBuilder(URI.create(server.url() + "/echo")).POST(body).build(),
                                BodyHandlers.ofString());
                        assertThat(response.statusCode()).as("chunked: %s, try %d", chunked, i).isEqualTo(413);
                        assertThat(response.body()).contains("1048576");
                    }
                }
            }
        }
    }
}
