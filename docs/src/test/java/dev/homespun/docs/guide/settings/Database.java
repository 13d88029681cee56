package dev.homespun.docs.guide.settings;

import java.net.URI;

/// Stands for a pool of connections.
record Database(URI url, int poolSize) {

    static Database open(URI url, int poolSize) {
        return new Database(url, poolSize);
    }
}
