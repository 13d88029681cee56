package dev.homespun.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The test of the test: each rule is broken by a few lines that are compiled here, and says so.
class LayerRulesTest {

    private static final String TABLE = """
            # Architecture

            ## Layers

            | package | may import (of ours) | exported | what lives there |
            |---|---|---|---|
            | `http` | – | yes | values |
            | `wire` | `http` | no | octets |
            | `json` | – | yes | JSON |
            | `binding` | `http` `json` | yes | methods |
            | `server` | `http` `wire` | yes | sockets |
            | `dev.homespun` | `http` `server` | yes | all of it |

            ## More

            | `server` | – | no | another table |
            """;

    private static final Pattern DECLARATION =
            Pattern.compile("package ([\\w.]+);.*?(?:class|interface|record|enum) (\\w+)", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private LayerRules rules(String... sources) throws IOException {
        return rules(LayerTable.parse(TABLE), sources);
    }

    private LayerRules rules(LayerTable table, String... sources) throws IOException {
        Path compiled = folder.resolve("classes");
        List<String> arguments = new ArrayList<>(List.of("-parameters", "-d", compiled.toString()));
        for (String source : sources) {
            Matcher declaration = DECLARATION.matcher(source);
            assertThat(declaration.find()).isTrue();
            Path file = folder.resolve(declaration.group(1).replace('.', '/')).resolve(declaration.group(2) + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source);
            arguments.add(file.toString());
        }
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int status = ToolProvider.findFirst("javac").orElseThrow().run(out, out, arguments.toArray(String[]::new));
        assertThat(status).as(said.toString()).isZero();
        return new LayerRules(table, ClassReferences.in(compiled));
    }

    @Test
    void anImportOutsideTheRowIsNamedWithWhatTheRowAllows() throws IOException {
        LayerRules rules = rules(
                "package dev.homespun.server; public class Loop {}",
                "package dev.homespun.wire; class Reader { void read() { new dev.homespun.server.Loop(); } }");
        assertThat(rules.everyImportIsInTheRow()).containsExactly(
                "dev.homespun.wire.Reader refers to dev.homespun.server.Loop; the row of wire allows http");
    }

    @Test
    void theRootPackageIsNotForImportEither() throws IOException {
        LayerRules rules = rules("package dev.homespun; public class App {}",
                "package dev.homespun.http; class Content { dev.homespun.App app; }");
        assertThat(rules.everyImportIsInTheRow()).containsExactly(
                "dev.homespun.http.Content refers to dev.homespun.App; the row of http allows nothing of ours");
    }

    @ParameterizedTest(name = "an import that is only {0} counts")
    @CsvSource(delimiter = '|', value = {
            "a descriptor    | abstract class Reader { abstract Loop loop(); }",
            "a type argument | abstract class Reader { abstract java.util.List<? extends Loop> loops(); }",
            "a component     | record Reader(Loop[] loops) {}",
            "a bound         | class Reader<T extends Loop> {}",
            "a lambda        | class Reader { java.util.function.Consumer<Loop> c = loop -> {}; }",
            "a class literal | class Reader { Object type = Loop[][].class; }",
            "an annotation   | @Loop.Mark class Reader {}",
            "inside a method | class Reader { void r() { Object o = Loop.class; class Inner {} } }"})
    void anImportCountsWhereverItIsMade(String where, String declaration) throws IOException {
        LayerRules rules = rules("package dev.homespun.server; public class Loop { public @interface Mark {} }",
                "package dev.homespun.wire; import dev.homespun.server.Loop; " + declaration);
        assertThat(rules.everyImportIsInTheRow()).as(where)
                .anySatisfy(sentence -> assertThat(sentence).startsWith("dev.homespun.wire.Reader refers to dev.homespun.server.Loop"));
    }

    @Test
    void importsThatTheRowAllowsAndTheJdkAreFine() throws IOException {
        LayerRules rules = rules("package dev.homespun.http; public record Head(java.util.List<String> lines) {}",
                "package dev.homespun.wire; record Reader(dev.homespun.http.Head head) {}");
        assertThat(rules.everyImportIsInTheRow()).isEmpty();
    }

    @Test
    void packagesWithoutRowsAndRowsWithoutPackagesAreNamed() throws IOException {
        LayerRules rules = rules("package dev.homespun.util; class Drawer {}", "package dev.homespun.http; class A {}",
                "package dev.homespun.wire; class A {}", "package dev.homespun.json; class A {}",
                "package dev.homespun.binding; class A {}", "package dev.homespun; class A {}");
        assertThat(rules.everyPackageHasARow()).containsExactly(
                "package util has no row in the table of docs/ARCHITECTURE.md",
                "the table has a row for server, and there is no such package");
    }

    @Test
    void aCycleOfRowsIsShownAsAPath() throws IOException {
        LayerTable table = LayerTable.parse(TABLE.replace("| `http` | –", "| `http` | `server`"));
        assertThat(rules(table, "package dev.homespun.http; class A {}").noCycleOfRows())
                .containsExactly("the rows form a cycle: http -> server -> http");
    }

    @Test
    void aRowThatAllowsAnUnknownPackageIsNamed() throws IOException {
        LayerTable table = LayerTable.parse(TABLE.replace("| `json` | –", "| `json` | `jason`"));
        assertThat(rules(table, "package dev.homespun.json; class A {}").everyImportOfARowIsARow())
                .containsExactly("the row of json allows jason, which has no row");
    }

    @Test
    void exportsThatDifferFromTheTableAreNamed() throws IOException {
        LayerRules rules = rules("package dev.homespun.http; class A {}", "package dev.homespun.wire; class A {}");
        assertThat(rules.exportsAreAsInTheTable(Set.of("dev.homespun.wire"))).containsExactly(
                "the row of http says that it is exported, and module-info does not export it",
                "module-info exports wire, and its row says that it is not exported");
        assertThat(rules.exportsAreAsInTheTable(Set.of("dev.homespun.http"))).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', value = {
            "new java.net.Socket()                           | java.net.Socket | sockets and TLS | binding",
            "new java.net.ServerSocket()                     | java.net.ServerSocket | sockets and TLS | binding",
            "new java.net.InetSocketAddress(0)               | java.net.InetSocketAddress | sockets and TLS | binding",
            "java.nio.channels.SocketChannel.open()          | java.nio.channels.SocketChannel | sockets and TLS | binding",
            "javax.net.ssl.SSLContext.getDefault()           | javax.net.ssl.SSLContext | sockets and TLS | binding",
            "Object.class.getMethods()[0].invoke(null)       | java.lang.reflect.Method.invoke | reflection | server",
            "Object.class.getConstructor().newInstance()     | java.lang.reflect.Constructor.newInstance | reflection | server",
            "java.util.Arrays.stream(Object.class.getMethods()).map(java.lang.reflect.Method::getName) | java.lang.reflect.Method.getName | reflection | server",
            "java.lang.invoke.MethodHandles.lookup().unreflect(null) | java.lang.invoke.MethodHandles$Lookup.unreflect | reflection | server",
            "((java.lang.invoke.MethodHandle) null).invoke() | java.lang.invoke.MethodHandle.invoke | reflection | server",
            "new tools.jackson.core.Parser()                 | tools.jackson.core.Parser | Jackson | server",
            "new io.github.classgraph.ClassGraph()           | io.github.classgraph.ClassGraph | ClassGraph | server",
            "jakarta.validation.Validation.byDefault()       | jakarta.validation.Validation | Jakarta Validation | binding",
            "org.junit.Assert.fail()                         | org.junit.Assert | JUnit | testing",
            "new Thread()                                    | java.lang.Thread.<init> | making threads | wire",
            "new Thread() {}                                 | java.lang.Thread.<init> | making threads | wire",
            "Thread.ofVirtual()                              | java.lang.Thread.ofVirtual | making threads | wire",
            "Thread.ofPlatform()                             | java.lang.Thread.ofPlatform | making threads | wire",
            "Thread.startVirtualThread(() -> {})             | java.lang.Thread.startVirtualThread | making threads | wire",
            "java.util.concurrent.Executors.newCachedThreadPool() | java.util.concurrent.Executors.newCachedThreadPool | making threads | wire",
            "java.util.concurrent.CompletableFuture.runAsync(() -> {}) | java.util.concurrent.CompletableFuture.runAsync | making threads | wire",
            "new java.util.Timer()                           | java.util.Timer.<init> | making threads | wire",
            "new ThreadLocal<String>()                       | java.lang.ThreadLocal | thread-locals | server"})
    void whatIsConfinedIsNamedOutsideItsPlace(String expression, String used, String what, String layer) throws IOException {
        LayerRules rules = rules("package tools.jackson.core; public class Parser {}",
                "package io.github.classgraph; public class ClassGraph {}",
                "package org.junit; public class Assert { public static Object fail() { return 1; } }",
                "package jakarta.validation; public class Validation { public static Object byDefault() { return 1; } }",
                "package dev.homespun.%s; class Bad { void use() throws Throwable { Object o = %s; } }"
                        .formatted(layer, expression));
        assertThat(rules.everythingConfinedStaysInItsPlace()).anySatisfy(sentence -> assertThat(sentence)
                .startsWith("dev.homespun." + layer + ".Bad").contains(" uses " + used + ", which is allowed ")
                .endsWith("(" + what + ")"));
    }

    @Test
    void sentencesSayWhereItIsAllowed() throws IOException {
        LayerRules rules = rules("package tools.jackson.core; public class Parser {}",
                "package dev.homespun.binding; class Other { tools.jackson.core.Parser parser; }",
                "package dev.homespun.http; class Dialler { java.net.Socket socket; ThreadLocal<String> last; }");
        assertThat(rules.everythingConfinedStaysInItsPlace()).containsExactly(
                "dev.homespun.binding.Other uses tools.jackson.core.Parser, which is allowed only in json (Jackson)",
                "dev.homespun.http.Dialler uses java.lang.ThreadLocal, which is allowed nowhere (thread-locals)",
                "dev.homespun.http.Dialler uses java.net.Socket, which is allowed only in server, testing (sockets and TLS)");
    }

    @Test
    void inItsPlaceItIsFine() throws IOException {
        LayerRules rules = rules("package tools.jackson.core; public class Parser {}",
                "package dev.homespun.json; class JacksonCodec { static class Inner { tools.jackson.core.Parser parser; } }",
                "package dev.homespun.testing.wire; class Client { java.net.Socket s; Thread t = new Thread(); }",
                "package dev.homespun; class Launcher { void stop() { Thread.ofPlatform().start(() -> {}); } }",
                "package dev.homespun.server; class Loop { java.net.Socket s; Thread t = Thread.startVirtualThread(() -> {}); }",
                "package dev.homespun.binding; class Caller { Object m(java.lang.reflect.Method m) { return m.getName(); } }");
        assertThat(rules.everythingConfinedStaysInItsPlace()).isEmpty();
    }

    @ParameterizedTest(name = "{0} is no reflection and makes no thread")
    @ValueSource(strings = {
            "Runnable lambda(String s) { return () -> System.out.println(s); }",
            "record Pair(String a, int b) {}",
            "String text(int n) { return \"n is \" + n + \" and \" + this; }",
            "int choose(Object o) { return switch (o) { case String s when s.isEmpty() -> 1; case Integer i -> i; default -> 0; }; }",
            "enum Colour { RED, BLUE; int n() { return switch (this) { case RED -> 1; case BLUE -> 2; }; } }",
            "String name(java.lang.reflect.Type t) { return t instanceof java.lang.reflect.ParameterizedType p ? p.getRawType().getTypeName() : t.getTypeName(); }",
            "volatile int n; java.lang.invoke.VarHandle n() throws Exception { return java.lang.invoke.MethodHandles.lookup().findVarHandle(getClass(), \"n\", int.class); }",
            "void rest() throws InterruptedException { Thread.sleep(1); Thread.currentThread().interrupt(); }",
            "String text() { return \"java.net.Socket\"; }"})
    void whatTheCompilerAddsIsInnocent(String member) throws IOException {
        assertThat(rules("package dev.homespun.http; class Good { %s }".formatted(member)).everythingConfinedStaysInItsPlace())
                .isEmpty();
    }

    @Test
    void aStaticFieldThatIsNotFinalIsNamed() throws IOException {
        assertThat(rules("package dev.homespun.http; class Counter { static int count; static final int MOST = 1; int own; }")
                .noStaticVariables()).containsExactly("dev.homespun.http.Counter has the static field count that is not final; "
                + "state belongs to an object");
    }

    @ParameterizedTest(name = "{0} mentions {1} in {2}")
    @CsvSource(delimiter = '|', value = {
            "public class Api { public java.util.concurrent.CompletableFuture<String> get() { return null; } } | CompletableFuture | get",
            "public class Api { protected void put(java.util.concurrent.CompletionStage<?> s) {} } | CompletionStage | put",
            "public interface Api { java.util.List<java.util.concurrent.Future<String>> all(); } | Future | all",
            "public class Api { public static class Nested { public java.util.concurrent.Flow.Publisher<?> p; } } | Flow$Publisher | p",
            "public abstract class Api implements java.util.concurrent.Flow.Subscriber<String> {} | Flow$Subscriber | its declaration"})
    void reactiveTypesInWhatIsExportedAreNamed(String declaration, String type, String member) throws IOException {
        assertThat(rules("package dev.homespun.http; " + declaration).noReactiveTypesInOpenSignatures())
                .singleElement().asString().startsWith("dev.homespun.http.Api")
                .endsWith(" mentions java.util.concurrent.%s in %s; what is exported has no reactive or future type"
                        .formatted(type, member));
    }

    @Test
    void reactiveTypesAreFineWhereNobodyOutsideSeesThem() throws IOException {
        LayerRules rules = rules(
                "package dev.homespun.http; class Hidden { public static class Nested { public java.util.concurrent.Future<?> f; } }",
                "package dev.homespun.json; public class Api { void own(java.util.concurrent.Future<?> f) {} Object o = java.util.concurrent.Flow.class; }",
                "package dev.homespun.wire; public class Unexported { public java.util.concurrent.Future<?> f; }");
        assertThat(rules.noReactiveTypesInOpenSignatures()).isEmpty();
    }

    @Test
    void aPackageWithoutPackageInfoIsNamed() throws IOException {
        LayerRules rules = rules("package dev.homespun.http; class A {}");
        assertThat(rules.everyPackageHasAPackageInfo()).containsExactly("package http has no package-info with @NullMarked");
    }

    @Test
    void theTableIsReadUpToTheNextHeading() {
        LayerTable table = LayerTable.parse(TABLE);
        assertThat(table.rows()).hasSize(6);
        assertThat(table.rows().get("server")).isEqualTo(new LayerTable.Row("server", Set.of("http", "wire"), true));
        assertThat(table.rows().get("http")).isEqualTo(new LayerTable.Row("http", Set.of(), true));
        assertThat(table.rows().get("wire").exported()).isFalse();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiterString = " => ", value = {
            "| `x` | – | yes | => it has 3 cells instead of 4",
            "| x | – | yes | no backticks | => its first cell is not one `package`",
            "| `x` | http | yes | no backticks | => its second cell is neither `packages` nor –",
            "| `x` | – | perhaps | what | => its third cell is neither yes nor no",
            "| `json` | – | yes | again | => There are two rows for json"})
    void aRowThatCannotBeReadIsQuoted(String row, String sentence) {
        assertThatThrownBy(() -> LayerTable.parse(TABLE.replace("\n\n## More", "\n" + row + "\n\n## More")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(sentence);
    }

    @Test
    void aMissingTableOrFileIsSaidInASentence() {
        assertThatThrownBy(() -> LayerTable.parse("# Architecture\n")).hasMessageContaining("under the heading \"## Layers\"");
        assertThatThrownBy(() -> LayerTable.read(folder.resolve("none.md"))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none.md, where the table of layers stands; run the tests through Maven");
    }
}
