package dev.homespun.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A PostgreSQL of its own in a temporary folder, on a free port of the loopback interface, made of Debian's binaries.
///
/// Its owner may do everything without a password, and nothing is made durable: it is for tests. PostgreSQL refuses to
/// run as root, so root runs it as the user `postgres`, which Debian's package makes.
final class PostgresServer implements AutoCloseable {

    private static final String USER = "homespun";

    private final Path binaries;
    private final Path folder;
    private final int port;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresServer(Path binaries, Path folder, int port) {
        this.binaries = binaries;
        this.folder = folder;
        this.port = port;
    }

    /// {@return the folder with the newest `initdb` and `postgres`}
    static Optional<Path> binaries() {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(versions)) {
            return found.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.comparingDouble(
                            bin -> Double.parseDouble(versions.relativize(bin).getName(0).toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PostgresServer start(Path binaries) {
        try {
            Path folder = Files.createTempDirectory("homespun-postgres");
            if (isRoot()) {
                Files.setOwner(folder, folder.getFileSystem().getUserPrincipalLookupService()
                        .lookupPrincipalByName("postgres"));
            }
            PostgresServer server = new PostgresServer(binaries, folder, freePort());
            server.run("initdb", "--pgdata", server.data(), "--username", USER, "--auth", "trust",
                    "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync");
            server.run("pg_ctl", "start", "--wait", "--pgdata", server.data(),
                    "--log", folder.resolve("log").toString(), "--options",
                    "-c listen_addresses=127.0.0.1 -c port=%d -c unix_socket_directories='' -c fsync=off"
                            .formatted(server.port));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// {@return the URL of a database that is new and empty, in the form of libpq}
    String createDatabase() {
        String name = "test" + databases.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/postgres?user=%s".formatted(port, USER))) {
            connection.createStatement().execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + name, e);
        }
        return "postgres://%s@127.0.0.1:%d/%s".formatted(USER, port, name);
    }

    @Override
    public void close() throws IOException {
        run("pg_ctl", "stop", "--mode", "fast", "--wait", "--pgdata", data());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /// Output goes into a file: what `pg_ctl` starts would hold a pipe open.
    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>(isRoot() ? List.of("runuser", "-u", "postgres", "--") : List.of());
        command.add(binaries.resolve(program).toString());
        command.addAll(List.of(arguments));
        Path output = folder.resolve(program + ".out");
        try {
            Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(output.toFile()).start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + Files.readString(output));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while waiting for " + program, e);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
