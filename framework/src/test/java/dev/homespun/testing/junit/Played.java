package dev.homespun.testing.junit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.DiscoveryFilter;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;

/// Test classes, run by JUnit inside a test: a line for each class and test, such as `aTest() SUCCESSFUL` or
/// `aTest() FAILED: ` and what it was told, in the order in which they ended.
final class Played {

    private Played() {}

    static List<String> of(Class<?>... tests) {
        JupiterTestEngine engine = new JupiterTestEngine();
        TestDescriptor root = engine.discover(new Discovery(tests), UniqueId.forEngine(engine.getId()));
        List<String> lines = new ArrayList<>();
        try (var stores = new NamespacedHierarchicalStore<org.junit.platform.engine.support.store.Namespace>(null)) {
            var run = stores.newChild();
            engine.execute(ExecutionRequest.create(root, new Listener(lines), new Unconfigured(), new NoDirectory(), run,
                    CancellationToken.disabled()));
            run.close();
        }
        return lines;
    }

    private record Discovery(Class<?>... tests) implements EngineDiscoveryRequest {
        @Override
        public <T extends DiscoverySelector> List<T> getSelectorsByType(Class<T> type) {
            return List.of(tests).stream().map(DiscoverySelectors::selectClass).filter(type::isInstance)
                    .map(type::cast).toList();
        }

        @Override
        public <T extends DiscoveryFilter<?>> List<T> getFiltersByType(Class<T> type) {
            return List.of();
        }

        @Override
        public ConfigurationParameters getConfigurationParameters() {
            return new Unconfigured();
        }

        @Override
        public OutputDirectoryCreator getOutputDirectoryCreator() {
            return new NoDirectory();
        }
    }

    private record Unconfigured() implements ConfigurationParameters {
        @Override
        public Optional<String> get(String key) {
            return Optional.empty();
        }

        @Override
        public Optional<Boolean> getBoolean(String key) {
            return Optional.empty();
        }

        @Override
        public Set<String> keySet() {
            return Set.of();
        }
    }

    private record NoDirectory() implements OutputDirectoryCreator {
        @Override
        public Path getRootDirectory() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Path createOutputDirectory(TestDescriptor test) {
            throw new UnsupportedOperationException();
        }
    }

    private record Listener(List<String> lines) implements EngineExecutionListener {
        @Override
        public void executionFinished(TestDescriptor test, TestExecutionResult result) {
            if (test.getParent().isPresent()) {
                String told = result.getThrowable().map(thrown -> ": " + thrown.getMessage()).orElse("");
                lines.add(test.getDisplayName() + " " + result.getStatus() + told);
            }
        }
    }
}
