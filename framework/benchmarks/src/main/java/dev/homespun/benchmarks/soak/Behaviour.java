package dev.homespun.benchmarks.soak;

import java.io.IOException;
import java.net.SocketException;
import javax.net.ssl.SSLException;

/// What clients do, well-behaved or not, and what they may expect.
enum Behaviour {

    KEPT_ALIVE("requests, one after the other", client -> {
        for (int left = client.random().nextInt(1, 20); left > 0; left--) {
            client.get("/hello").expect(200, "hello");
        }
    }),
    PIPELINED("requests, all in one write", client -> {
        int count = client.random().nextInt(1, 50);
        client.send("GET /hello HTTP/1.1\r\nHost: soak\r\n\r\n".repeat(count));
        for (int i = 0; i < count; i++) {
            client.expect(200, "hello");
        }
    }),
    UPLOAD("sends 256 KiB", client -> {
        client.send(upload(1 << 18)).send(new byte[1 << 18]).expect(200, Integer.toString(1 << 18));
    }),
    DRIBBLED("an octet every few milliseconds", client -> {
        for (char c : "GET /hello HTTP/1.1\r\nHost: soak\r\n\r\n".toCharArray()) {
            client.send(new byte[] {(byte) c});
            client.pause(client.random().nextInt(5));
        }
        client.expect(200, "hello");
    }),
    HALF_CLOSED("says that it sends no more", client -> {
        client.get("/hello").halfClose();
        client.expect(200, "hello");
        client.expectEnd();
    }),
    IDLE("a request, and then nothing", client -> {
        client.get("/hello").expect(200, "hello");
        client.expectEnd();
    }),
    SILENT("nothing at all", Client::expectEnd),
    TOO_SLOW("a head that is never complete", client -> {
        client.send("GET /hello HTTP/1.1\r\nHost: so");
        client.expect(408, "");
        client.expectEnd();
    }),
    STARVED("an upload that stops", client -> {
        client.send(upload(SoakServer.MUCH)).send(new byte[1_000]);
        client.expect(408, "");
        client.expectEnd();
    }),
    REFUSED("nonsense", client -> {
        client.send("GET /hello HTTP/1.1\r\nHost : soak\r\n\r\n");
        client.expect(400, "");
        client.expectEnd();
    }),
    RESET("gone before the answer", client -> {
        client.get("/hello").reset();
    }),
    RESET_IN_HEAD("gone in the middle of a head", client -> {
        client.send("GET /hel").reset();
    }),
    ABORTED_UPLOAD("gone in the middle of an upload", client -> {
        client.send(upload(SoakServer.MUCH)).send(new byte[client.random().nextInt(1, 200_000)]);
        end(client);
    }),
    ABORTED_DOWNLOAD("gone in the middle of an answer", client -> {
        client.get("/much").readExactly(client.random().nextInt(1, 200_000));
        end(client);
    }),
    SLOW_READER("hardly reads an answer", Behaviour::readSlowly);

    /// The server waits for as long, and is given as long again to end the connection.
    private static final long SLOW_NANOS = 2 * SoakServer.PATIENCE.toNanos();

    private final String words;
    private final Script script;

    Behaviour(String words, Script script) {
        this.words = words;
        this.script = script;
    }

    /// What is done on a connection, until it is closed.
    @FunctionalInterface
    interface Script {
        void play(Client client) throws IOException, Client.Unexpected;
    }

    void play(Client client) throws IOException, Client.Unexpected {
        script.play(client);
    }

    private static String upload(int length) {
        return "POST /upload HTTP/1.1\r\nHost: soak\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static void end(Client client) throws IOException {
        if (client.random().nextBoolean()) {
            client.reset();
        } else {
            client.close();
        }
    }

    /// The buffers of the system hold a part of the answer, and it is to be read before one can see what is behind it.
    /// On a machine with other things to do the server may not have given up yet, and then all of it comes.
    private static void readSlowly(Client client) throws IOException, Client.Unexpected {
        long start = System.nanoTime();
        client.get("/much");
        long read = 0;
        try {
            while (System.nanoTime() - start < SLOW_NANOS) {
                client.readExactly(16);
                read += 16;
                client.pause(200);
            }
            read += client.readToEnd();
        } catch (SocketException | SSLException cut) {
            return;
        }
        if (read < SoakServer.MUCH) {
            throw new Client.Unexpected("a part of an answer, %d octets, came to a proper end".formatted(read));
        }
    }

    @Override
    public String toString() {
        return words;
    }
}
