package dev.homespun.architecture;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Something that only a few places may use, so that a reader knows where to look for it.
///
/// @param what its name in a sentence
/// @param layers the packages that may, those below them included; none for nowhere
/// @param uses what a class uses of the kind that is looked at
/// @param pattern which of that it is about
record Confinement(String what, Set<String> layers,
                   Function<ClassReferences, Set<String>> uses, Pattern pattern) {

    static final List<Confinement> ALL = List.of(
            new Confinement("sockets and TLS", Set.of("server", "testing"), ClassReferences::classes,
                    Pattern.compile("java\\.net\\.(Socket|ServerSocket|DatagramSocket|MulticastSocket|SocketAddress"
                            + "|InetSocketAddress|UnixDomainSocketAddress)"
                            + "|javax\\.net\\..*|java\\.nio\\.channels\\.\\w*(Socket|Datagram)Channel")),
            // A lookup by itself does nothing, and a VarHandle is for fields of one's own. Type and the interfaces below it
            // describe a type and reach nothing.
            new Confinement("reflection", Set.of("binding", "testing.junit"), ClassReferences::members,
                    Pattern.compile("java\\.lang\\.reflect\\.(?!(Type|ParameterizedType|GenericArrayType|TypeVariable"
                            + "|WildcardType)\\.).*"
                            + "|java\\.lang\\.invoke\\.MethodHandles?(\\$\\w+)?\\.(?!lookup$)(?!\\w*VarHandle).*")),
            new Confinement("Jackson", Set.of("json"), ClassReferences::classes,
                    Pattern.compile("(tools|com\\.fasterxml)\\.jackson\\..*")),
            new Confinement("ClassGraph", Set.of("scan"), ClassReferences::classes,
                    Pattern.compile("(io\\.github|nonapi\\.io\\.github)\\.classgraph\\..*")),
            new Confinement("Jakarta Validation", Set.of("validation"), ClassReferences::classes,
                    Pattern.compile("jakarta\\.validation\\..*|org\\.hibernate\\..*")),
            new Confinement("JUnit", Set.of("testing.junit"), ClassReferences::classes,
                    Pattern.compile("org\\.(junit|opentest4j|apiguardian)\\..*")),
            new Confinement("making threads", Set.of("server", "concurrent", "testing", "dev.homespun"),
                    ClassReferences::members,
                    Pattern.compile("java\\.lang\\.Thread\\.(<init>|ofVirtual|ofPlatform|start|startVirtualThread)"
                            + "|java\\.lang\\.Thread\\$Builder.*|java\\.util\\.Timer\\..*"
                            + "|java\\.util\\.concurrent\\.(Executors|\\w*ThreadPoolExecutor|ForkJoinPool)\\..*"
                            + "|java\\.util\\.concurrent\\.CompletableFuture\\.\\w+Async")),
            new Confinement("thread-locals", Set.of(), ClassReferences::classes,
                    Pattern.compile("java\\.lang\\.(Inheritable)?ThreadLocal")));

    /// {@return a sentence for each use in a class that may not}
    Stream<String> violations(ClassReferences type) {
        return allows(type) ? Stream.empty() : uses.apply(type).stream().filter(pattern.asMatchPredicate())
                .map(use -> "%s uses %s, which is allowed %s (%s)".formatted(type.name(), use, where(), what));
    }

    private boolean allows(ClassReferences type) {
        String layer = type.layer();
        return layers.stream().anyMatch(allowed -> layer.equals(allowed) || layer.startsWith(allowed + "."));
    }

    private String where() {
        return layers.isEmpty() ? "nowhere" : "only in " + layers.stream().sorted().collect(Collectors.joining(", "));
    }
}
