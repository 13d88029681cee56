package dev.homespun.benchmarks.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A server that takes part, and how it is started.
///
/// @param name as arguments and files have it
/// @param library what stands before the version in the name of the jar that serves; empty for none
/// @param command words, of which `java` stands for that of this JDK, and [#PORT], [#CHAIN] and [#KEY] within them for
///         what is not known before
record Contender(String name, String library, List<String> command, Scope scope) {

    /// What it can be asked for.
    enum Scope {
        /// All cases.
        ALL,
        /// Constants only: it reads no field and refuses nothing, and it never closes a connection.
        CONSTANTS,
        /// It speaks TLS, and is measured where that makes a difference.
        TLS;

        boolean includes(Case one) {
            return switch (this) {
                case ALL -> true;
                case CONSTANTS -> one.manner() != Case.Manner.CLOSED;
                case TLS -> List.of("json-32", "post-32", "json-close").contains(one.name());
            };
        }
    }

    static final String PORT = "PORT";
    static final String CHAIN = "CERTIFICATE";
    static final String KEY = "KEY";
    private static final Path SERVERS = Path.of("framework/benchmarks/servers");

    /// {@return all that are known} In the order of tables; the first is the reference.
    static List<Contender> known() {
        return List.of(
                of("reference", "reference", "", Scope.CONSTANTS, List.of(), List.of()),
                of("homespun", "homespun", "homespun-", Scope.ALL, List.of(), List.of()),
                of("homespun-one-carrier", "homespun", "homespun-", Scope.ALL,
                        List.of("-Djdk.virtualThreadScheduler.parallelism=1",
                                "-Djdk.virtualThreadScheduler.maxPoolSize=1", "-Djdk.readPollers=1"),
                        List.of()),
                of("homespun-tls", "homespun", "homespun-", Scope.TLS, List.of(),
                        List.of("--server.tls-certificate=" + CHAIN, "--server.tls-key=" + KEY)),
                of("netty", "netty", "netty-codec-http-", Scope.ALL, List.of(), List.of()),
                of("netty-one-loop", "netty", "netty-codec-http-", Scope.ALL, List.of(), List.of("1")),
                of("vertx", "vertx", "vertx-core-", Scope.ALL, List.of(), List.of()),
                of("undertow", "undertow", "undertow-core-", Scope.ALL, List.of(), List.of()),
                of("helidon", "helidon", "helidon-webserver-", Scope.ALL, List.of(), List.of()),
                of("jex", "jex", "avaje-jex-", Scope.ALL, List.of(), List.of()),
                of("javalin", "javalin", "javalin-", Scope.ALL, List.of(), List.of()),
                of("spring", "spring", "spring-boot-", Scope.ALL, List.of(), List.of()),
                of("jdk", "jdk", "", Scope.ALL, List.of(), List.of()));
    }

    private static Contender of(String name, String module, String library, Scope scope, List<String> jvm,
            List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("java"));
        command.addAll(jvm);
        command.addAll(List.of("-jar", jar(module).toString(), PORT));
        command.addAll(arguments);
        return new Contender(name, library, command, scope);
    }

    /// {@return the jar of a module, of whatever version} With a `*` when it has not been built.
    private static Path jar(String module) {
        Path target = SERVERS.resolve(module).resolve("target");
        String[] files = target.toFile().list();
        return target.resolve(Stream.of(files == null ? new String[0] : files)
                .filter(file -> file.matches("homespun-server-.*\\.jar")).findFirst()
                .orElse("homespun-server-" + module + "-*.jar"));
    }

    /// {@return one that was given as `NAME=command`, its words between spaces}
    ///
    /// @throws IllegalArgumentException when it has no name or no PORT
    static Contender parse(String text) {
        String[] parts = text.split("=", 2);
        List<String> command = parts.length < 2 ? List.of() : List.of(parts[1].strip().split("\\s+"));
        if (!parts[0].matches("[\\w.-]+") || command.stream().noneMatch(word -> word.contains(PORT))) {
            throw new IllegalArgumentException(("\"%s\" must be NAME=command, the name of letters, digits, ., _ and -, "
                    + "and with %s in the command").formatted(text, PORT));
        }
        return new Contender(parts[0], "", command, Scope.ALL);
    }

    /// {@return the jar that is started, when it is one}
    Optional<Path> jar() {
        int flag = command.indexOf("-jar");
        return flag < 0 ? Optional.empty() : Optional.of(Path.of(command.get(flag + 1)));
    }

    /// {@return what is executed}
    List<String> command(int port, Certificate certificate) {
        return command.stream().map(word -> word.equals("java") ? Jdk.program("java")
                : word.replace(PORT, String.valueOf(port)).replace(CHAIN, certificate.chain().toString())
                        .replace(KEY, certificate.key().toString())).toList();
    }

    /// {@return the command as a reader may repeat it}
    String shown() {
        return String.join(" ", command);
    }

    /// {@return the names of the jars in `lib` beside its own, without `.jar`} None when there is no such folder.
    List<String> libraries() {
        Path lib = jar().map(jar -> jar.resolveSibling("lib")).orElse(Path.of(""));
        String[] files = lib.toString().isEmpty() ? null : lib.toFile().list();
        return files == null ? List.of()
                : Stream.of(files).filter(file -> file.endsWith(".jar")).map(file -> file.replaceAll("\\.jar$", ""))
                        .sorted().toList();
    }

    /// {@return the library that serves, with its version} Empty where that is part of the JDK, or not known.
    Optional<String> version() {
        return library.isEmpty() ? Optional.empty()
                : libraries().stream().filter(jar -> jar.matches("\\Q" + library + "\\E\\d.*")).findFirst();
    }
}
