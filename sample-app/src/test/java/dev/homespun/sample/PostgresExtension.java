package dev.homespun.sample;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/// Gives tests a PostgreSQL, one for all of them; JUnit closes it after the last.
///
/// Where none is installed the tests are skipped, unless the environment variable `HOMESPUN_REQUIRE` lists
/// `postgresql`: then that is a failure.
final class PostgresExtension implements BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(PostgresServer.class);
    private static final String MISSING = "PostgreSQL is not installed (/usr/lib/postgresql): its tests are skipped.";

    @Override
    public void beforeAll(ExtensionContext context) {
        if (PostgresServer.binaries().isEmpty()) {
            if (isRequired()) {
                throw new AssertionError("HOMESPUN_REQUIRE lists postgresql, which is not in /usr/lib/postgresql.");
            }
            context.getRoot().getStore(NAMESPACE).computeIfAbsent(MISSING, line -> {
                System.out.println(line);
                return line;
            });
            throw new TestAbortedException(MISSING);
        }
    }

    private static boolean isRequired() {
        List<String> required = Arrays.asList(System.getenv().getOrDefault("HOMESPUN_REQUIRE", "").split("[,\\s]+"));
        return required.contains("postgresql");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PostgresServer.class;
    }

    @Override
    public PostgresServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(PostgresServer.class, type ->
                PostgresServer.start(PostgresServer.binaries().orElseThrow()), PostgresServer.class);
    }
}
