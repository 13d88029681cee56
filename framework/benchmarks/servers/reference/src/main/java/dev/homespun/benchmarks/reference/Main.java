package dev.homespun.benchmarks.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// The least that blocking code can do for these requests: no HTTP, only the octets of its answers. It looks for the
/// empty line, tells the four requests apart by one octet of the target, takes for granted that an article has
/// [#ARTICLE_OCTETS], and writes constants, those to pipelined requests at once. One virtual thread a connection.
///
/// Whatever a server costs beyond this, it costs for HTTP and for what is made of it.
final class Main {

    private static final int ARTICLE_OCTETS = 1024;

    private static final byte[] PLAINTEXT = answer("text/plain; charset=utf-8", "Hello, World!");
    private static final byte[] JSON = answer("application/json", "{\"message\":\"Hello, World!\"}");
    private static final byte[] FOUND = answer("application/json", "{\"shelf\":42,\"title\":\"dune\",\"limit\":10}");
    private static final byte[] STORED = answer("application/json",
            "{\"title\":\"On reading HTTP\",\"tags\":3,\"characters\":908}");

    private Main() {}

    static void main(String[] args) throws IOException {
        try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]), 1024, InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket socket = server.accept();
                Thread.startVirtualThread(() -> serve(socket));
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            loop(socket.getInputStream(), socket.getOutputStream());
        } catch (IOException gone) {
            // So is the connection: there is nobody to tell.
        }
    }

    private static void loop(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[8 << 10];
        byte[] answers = new byte[8 << 10];
        int length = 0;
        int read = in.read(buffer);
        while (read > 0) {
            length += read;
            int start = 0;
            int written = 0;
            int next = end(buffer, start, length);
            while (next > 0) {
                byte[] answer = answerTo(buffer, start);
                System.arraycopy(answer, 0, answers, written, answer.length);
                written += answer.length;
                start = next;
                next = end(buffer, start, length);
            }
            if (written > 0) {
                out.write(answers, 0, written);
            }
            System.arraycopy(buffer, start, buffer, 0, length - start);
            length -= start;
            read = in.read(buffer, length, buffer.length - length);
        }
    }

    /// {@return where the request that starts here ends, or -1 when it has not come as a whole}
    private static int end(byte[] buffer, int start, int length) {
        for (int i = start; i + 3 < length; i++) {
            if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                int end = i + 4 + (buffer[start] == 'P' ? ARTICLE_OCTETS : 0);
                return end <= length ? end : -1;
            }
        }
        return -1;
    }

    private static byte[] answerTo(byte[] buffer, int start) {
        if (buffer[start] == 'P') {
            return STORED;
        }
        return switch (buffer[start + "GET /".length()]) {
            case 'p' -> PLAINTEXT;
            case 'j' -> JSON;
            default -> FOUND;
        };
    }

    private static byte[] answer(String type, String content) {
        return ("HTTP/1.1 200 OK\r\nDate: Wed, 25 Nov 2026 08:00:00 GMT\r\nContent-Type: " + type
                + "\r\nContent-Length: " + content.length() + "\r\n\r\n" + content)
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
