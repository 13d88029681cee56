package dev.homespun.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.http.Peer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {

    private static Origin of(String address) {
        return Origin.of(new Peer(address, 1, false));
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "203.0.113.7,            203.0.113.7,           true",
        "203.0.113.7,            203.0.113.8,           false",
        "2001:db8:0:1::1,        2001:db8:0:1:ffff::,   true",
        "2001:db8:0:1::1,        2001:db8:0:2::1,       false",
        "fe80::1%lo,             fe80::2%eth0,          true",
        "unix,                   unix,                  true",
        "127.0.0.1,              0:0:7f00:1::,          false",
        "0.0.0.0,                ::1,                   false",
        "unix,                   ffff:ffff:ffff:ffff::, false",
    })
    void twoAddressesAreOnePeerOrNot(String one, String other, boolean alike) {
        assertThat(of(one).equals(of(other))).isEqualTo(alike);
    }
}
