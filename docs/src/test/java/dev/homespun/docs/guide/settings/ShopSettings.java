package dev.homespun.docs.guide.settings;

import dev.homespun.annotation.Default;
import dev.homespun.settings.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

// @start region="settings"
record ShopSettings(URI databaseUrl, Secret apiKey, @Default("10") int poolSize, Optional<Duration> slowQuery,
        List<String> languages, Mail mail) {

    record Mail(@Default("localhost") String host, @Default("587") int port) {}

    ShopSettings {
        if (poolSize < 1) {
            throw new IllegalArgumentException("pool-size is %d; 1 or more".formatted(poolSize));
        }
    }
}
// @end
