package dev.homespun.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.http.Handler;
import dev.homespun.http.Response;
import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Behind a HAProxy that passes connections on and says in a header of the PROXY protocol whose they are.
@Timeout(120)
@DisabledOnOs(value = {OS.WINDOWS, OS.MAC}, disabledReason = "only Linux answers on all of 127.0.0.0/8")
class SendProxyTest {

    private static final Handler WHO = request -> Response.text(request.peer().address() + " " + request.peer().port());
    private static final String CLIENT = "127.0.0.2";

    @TempDir
    Path folder;

    /// A client, which has another address than the proxy.
    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(CLIENT, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(
                "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static String readAll(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void theApplicationSeesTheClient() throws Exception {
        try (Proxy proxy = Proxy.haproxyPassingOn(folder);
                Server server = Server.start(WHO, options(proxy).withProxyProtocol("127.0.0.1/32"));
                Socket client = connect(proxy.port())) {
            assertThat(readAll(client)).startsWith("HTTP/1.1 200 ").endsWith(CLIENT + " " + client.getLocalPort());
            try (Socket past = connect(server.port())) {
                assertThat(readAllOrReset(past)).as("for a client that goes past the proxy").isEmpty();
            }
        }
    }

    private static ServerOptions options(Proxy proxy) {
        return ServerOptions.defaults().withPort(proxy.backends().getFirst());
    }

    private static String readAllOrReset(Socket socket) throws IOException {
        try {
            return readAll(socket);
        } catch (SocketException reset) {
            return "";
        }
    }

    @Test
    void withoutTheProtocolTheApplicationRefusesTheHeader() throws Exception {
        try (Proxy proxy = Proxy.haproxyPassingOn(folder);
                Server _ = Server.start(WHO, options(proxy));
                Socket client = connect(proxy.port())) {
            assertThat(readAll(client)).startsWith("HTTP/1.1 400 ");
        }
    }
}
