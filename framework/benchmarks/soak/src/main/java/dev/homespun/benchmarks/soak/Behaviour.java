package dev.homespun.benchmarks.soak;

import java.io.IOException;
import java.net.SocketException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
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
    DRIBBLED("an octet every few milliseconds", client -> client.unlessLate(SoakServer.PATIENCE, () -> {
        for (char c : "GET /hello HTTP/1.1\r\nHost: soak\r\n\r\n".toCharArray()) {
            client.send(new byte[] {(byte) c});
            client.pause(client.random().nextInt(5));
        }
        client.expect(200, "hello");
    })),
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
    SLOW_READER("hardly reads an answer", Behaviour::readSlowly),
    HALF_HELLO(Over.TLS, "half a ClientHello, and then nothing", client -> {
        client.send(Hello.part(client.random())).awaitEnd();
    }),
    RESET_IN_HELLO(Over.TLS, "gone in the middle of a ClientHello", client -> {
        client.send(Hello.part(client.random())).reset();
    }),
    HALF_HANDSHAKE(Over.TLS, "a ClientHello, and then nothing", client -> {
        client.send(Hello.whole()).awaitEnd();
    }),
    RESET_IN_HANDSHAKE(Over.TLS, "gone in the middle of a handshake", client -> {
        client.send(Hello.whole()).readExactly(1);
        client.reset();
    }),
    NO_HELLO(Over.TLS, "no TLS", client -> {
        client.get("/hello").awaitEnd();
    }),
    BROKEN_INTRODUCTION(Over.PROXY, "a broken PROXY header", client -> {
        client.send(Introduction.broken(client.random()).octets()).awaitEnd();
    }),
    HALF_INTRODUCTION(Over.PROXY, "half a PROXY header, and then nothing", client -> {
        client.send(Introduction.unfinished(client.random()).octets()).awaitEnd();
    }),
    RESET_IN_INTRODUCTION(Over.PROXY, "gone in a PROXY header", client -> {
        client.send(Introduction.unfinished(client.random()).octets()).reset();
    });

    /// The server waits for as long, and is given as long again to end the connection.
    private static final long SLOW_NANOS = 2 * SoakServer.PATIENCE.toNanos();

    private final Set<Over> over;
    private final boolean beforeHttp;
    private final String words;
    private final Script script;

    /// Over everything, on a connection on which HTTP can begin.
    Behaviour(String words, Script script) {
        this.over = EnumSet.allOf(Over.class);
        this.beforeHttp = false;
        this.words = words;
        this.script = script;
    }

    /// What happens in place of that which comes before HTTP.
    Behaviour(Over only, String words, Script script) {
        this.over = EnumSet.of(only);
        this.beforeHttp = true;
        this.words = words;
        this.script = script;
    }

    /// {@return what can be done over a kind of connection}
    static List<Behaviour> over(Over over) {
        return Stream.of(values()).filter(behaviour -> behaviour.over.contains(over)).toList();
    }

    /// What is done on a connection, until it is closed.
    @FunctionalInterface
    interface Script {
        void play(Client client) throws IOException, Client.Unexpected;
    }

    /// Plays it on a connection of its own.
    ///
    /// @param random of this connection only
    void play(Connector connector, RandomGenerator random) throws IOException, Client.Unexpected {
        Connector.Opener opener = beforeHttp ? connector.bare() : connector.ready();
        try (Client client = new Client(opener.open(random), random)) {
            script.play(client);
        }
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
        if (read < SoakServer.MUCH && client.seesCuts()) {
            throw new Client.Unexpected("a part of an answer, %d octets, came to a proper end".formatted(read));
        }
    }

    @Override
    public String toString() {
        return words;
    }
}
