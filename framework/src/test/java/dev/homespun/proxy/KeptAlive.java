package dev.homespun.proxy;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A client of one connection that never tries twice: the JDK's would hide what got lost.
final class KeptAlive implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;

    KeptAlive(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /// An answer. Its content is to be read before the next request.
    ///
    /// @param head status line and fields, each with its line end
    record Answer(int status, String head, InputStream content) {
        String field(String name) {
            Matcher field = Pattern.compile("(?i)\r\n" + Pattern.quote(name) + ": *([^\r]*)").matcher(head);
            return field.find() ? field.group(1) : "";
        }

        String text() throws IOException {
            return new String(content.readAllBytes(), StandardCharsets.ISO_8859_1);
        }

        boolean closes() {
            return field("Connection").equalsIgnoreCase("close");
        }
    }

    Answer get(String path) throws IOException {
        send("GET " + path + " HTTP/1.1\r\nHost: proxied.example\r\n\r\n");
        return answer();
    }

    Answer post(String path, long length, InputStream content) throws IOException {
        startPost(path, length);
        content.transferTo(socket.getOutputStream());
        return answer();
    }

    void startPost(String path, long length) throws IOException {
        send("POST " + path + " HTTP/1.1\r\nHost: proxied.example\r\nContent-Length: " + length + "\r\n\r\n");
    }

    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    private void send(String head) throws IOException {
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Answer answer() throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = line(); !line.equals("\r\n"); line = line()) {
            head.append(line);
        }
        String text = head.toString();
        Answer headOnly = new Answer(Integer.parseInt(text.substring(9, 12)), text, InputStream.nullInputStream());
        InputStream content = headOnly.field("Transfer-Encoding").equals("chunked")
                ? new Chunks() : new ByteArrayInputStream(in.readNBytes(length(headOnly)));
        return new Answer(headOnly.status(), text, content);
    }

    private static int length(Answer answer) throws IOException {
        String length = answer.field("Content-Length");
        if (length.isEmpty()) {
            throw new IOException("neither a length nor chunked: " + answer.head());
        }
        return Integer.parseInt(length);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.length() < 2 || line.charAt(line.length() - 1) != '\n') {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("closed after \"" + line + "\"");
            }
            line.append((char) octet);
        }
        return line.toString();
    }

    /// Content in chunks, of a sender that is trusted to frame them well.
    private final class Chunks extends InputStream {

        private int left;
        private boolean started;
        private boolean ended;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0 && !ended) {
                if (started) {
                    line();
                }
                started = true;
                left = Integer.parseInt(line().strip(), 16);
                ended = left == 0;
                if (ended) {
                    line();
                }
            }
            if (ended) {
                return -1;
            }
            int read = in.read(into, offset, Math.min(length, left));
            if (read < 0) {
                throw new IOException("closed in the middle of a chunk");
            }
            left -= read;
            return read;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
