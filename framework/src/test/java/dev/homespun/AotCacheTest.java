package dev.homespun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The JDK's own archive (CDS) is mapped in every process, and is no AOT cache.
class AotCacheTest {

    private static final String OWN = "80000000-80dfc000 rw-p 00001000 fe:00 9123 /opt/jdk/lib/server/classes.jsa";

    @Test
    void aCacheIsUsedWhenItIsMapped() {
        assertThat(AotCache.isMapped(List.of(OWN, "7f0000000000-7f0001000000 r--p 0 fe:00 7 /my shop/app.aot")))
                .isTrue();
        assertThat(AotCache.isMapped(List.of(OWN, "7f0000000000-7f0001000000 rw-p 0 00:00 0 "))).isFalse();
    }

    @Test
    void thisProcessHasNone() {
        assertThat(AotCache.isUsed()).isFalse();
    }
}
