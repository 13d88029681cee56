package dev.homespun.server;

import static dev.homespun.server.SampleHandler.LAST_GET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.http.Handler;
import dev.homespun.http.Response;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server whose address is a file.
@Timeout(60)
class UnixSocketTest {

    @TempDir
    Path folder;

    private Path path;
    private ServerOptions options;

    @BeforeEach
    void choosePath() {
        path = folder.resolve("app.sock");
        options = ServerOptions.defaults().withUnixSocket(path);
    }

    private static SocketChannel connect(Path path) throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(path));
    }

    private static void send(SocketChannel client, String text) throws IOException {
        client.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String readAll(SocketChannel client) throws IOException {
        return new String(Channels.newInputStream(client).readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void aRequestIsAnswered() throws Exception {
        Handler who = request -> Response.text(request.peer().address() + " " + request.peer().port());
        try (Server server = Server.start(who, options); SocketChannel client = connect(path)) {
            assertThat(server.url()).isEqualTo("unix:" + path);
            assertThat(server.port()).isZero();
            send(client, LAST_GET);
            assertThat(readAll(client)).startsWith("HTTP/1.1 200 OK\r\n").endsWith("unix 0");
        }
        assertThat(folder).as("all is removed").isEmptyDirectory();
    }

    @Test
    void onlyTheOwnerMayConnectUnlessOtherwiseSaid() throws Exception {
        Server.start(new SampleHandler(), options).close();
        try (Server _ = Server.start(new SampleHandler(), options)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-------");
        }
        try (Server _ = Server.start(new SampleHandler(), options.with(new Address.Unix(path, "rw-rw----")))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-rw----");
        }
        assertThatThrownBy(() -> new Address.Unix(path, "0600")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("permissions are \"0600\"; rw------- and rw-rw---- are examples");
    }

    @Test
    void aSocketThatWasLeftBehindIsReplaced() throws Exception {
        try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            killed.bind(UnixDomainSocketAddress.of(path));
        }
        assertThat(path).exists();
        try (Server _ = Server.start(new SampleHandler(), options); SocketChannel client = connect(path)) {
            send(client, LAST_GET);
            assertThat(readAll(client)).endsWith("hello");
        }
    }

    @Test
    void aSocketThatBelongsToAnotherByNowStays() throws Exception {
        Server server = Server.start(new SampleHandler(), options);
        Files.delete(path);
        try (Server _ = Server.start(new SampleHandler(), options); SocketChannel client = connect(path)) {
            server.close();
            send(client, LAST_GET);
            assertThat(readAll(client)).endsWith("hello");
            assertThat(path).exists();
        }
    }

    @Test
    void aSocketWhoseProgramIsTooBusyToAcceptIsTaken() throws Exception {
        List<SocketChannel> waiting = new ArrayList<>();
        try (ServerSocketChannel busy = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            busy.bind(UnixDomainSocketAddress.of(path), 1);
            fillBacklog(waiting);
            assertSentence(path, "The socket %s is taken (Resource temporarily unavailable); "
                    + "stop the program that listens there, or choose another path");
        } finally {
            for (SocketChannel one : waiting) {
                one.close();
            }
        }
    }

    /// Until the system says that no more fit.
    private void fillBacklog(List<SocketChannel> waiting) throws IOException {
        while (true) {
            SocketChannel next = SocketChannel.open(StandardProtocolFamily.UNIX);
            waiting.add(next);
            next.configureBlocking(false);
            try {
                next.connect(UnixDomainSocketAddress.of(path));
            } catch (SocketException full) {
                return;
            }
        }
    }

    @Test
    void aSocketForDatagramsStays() throws Exception {
        Installed.require("python3");
        Process other = new ProcessBuilder("python3", "-c", """
                import socket, sys
                s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
                s.bind(sys.argv[1])
                print("bound", flush=True)
                sys.stdin.read()
                """, path.toString()).start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("bound");
            assertSentence(path, "There is a socket at %s that takes no connections, one for datagrams perhaps; "
                    + "move it away, or choose another path");
            assertThat(path).exists();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void whyNobodyCanListenIsToldInASentence() throws Exception {
        try (Server _ = Server.start(new SampleHandler(), options)) {
            assertSentence(path, "The socket %s is taken; stop the program that listens there, or choose another path");
        }
        Path file = Files.writeString(folder.resolve("file"), "precious");
        assertSentence(file, "There is something at %s that is no socket; move it away, or choose another path");
        assertThat(file).hasContent("precious");
        Path inner = Files.createDirectory(folder.resolve("inner"));
        assertSentence(inner, "There is something at %s that is no socket; move it away, or choose another path");
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        assertSentence(pipe, "There is something at %s that is no socket; move it away, or choose another path");
        assertThat(pipe).exists();
        assertSentence(folder.resolve("none/app.sock"),
                "Cannot listen on the socket %s: there is no folder " + folder.resolve("none"));
        assertSentence(folder.resolve("x".repeat(120)), "Cannot listen on the socket %s: the path is ");
    }

    private static void assertSentence(Path path, String sentence) {
        ServerOptions options = ServerOptions.defaults().withUnixSocket(path);
        assertThatThrownBy(() -> Server.start(new SampleHandler(), options).close())
                .isInstanceOf(IOException.class).hasMessageStartingWith(sentence.formatted(path));
    }

    @Test
    void slowlorisInTheHeadGetsA408() throws Exception {
        Timeouts brief = Timeouts.DEFAULTS.withHead(Duration.ofMillis(400)).withLinger(Duration.ofMillis(100));
        try (Server _ = Server.start(new SampleHandler(), options.with(brief)); SocketChannel client = connect(path)) {
            send(client, "GET /hello HTTP/1.1\r\n");
            assertThat(readAll(client)).startsWith("HTTP/1.1 408 Request Timeout\r\n");
        }
    }

    @Test
    void anIdleConnectionEnds() throws Exception {
        Timeouts brief = Timeouts.DEFAULTS.withConnect(Duration.ofMillis(300));
        try (Server _ = Server.start(new SampleHandler(), options.with(brief)); SocketChannel client = connect(path)) {
            assertThat(readAll(client)).isEmpty();
        }
    }

    @Test
    void stoppingFinishesWhatIsInProgress() throws Exception {
        Gate gate = new Gate();
        Server server = Server.start(gate, options);
        try (SocketChannel inProgress = connect(path); SocketChannel idle = connect(path)) {
            send(inProgress, LAST_GET);
            gate.awaitBegun();
            Thread closing = Thread.ofPlatform().start(server::close);
            assertThat(readAll(idle)).isEmpty();
            gate.open();
            assertThat(readAll(inProgress)).endsWith("hello");
            closing.join();
        }
    }
}
