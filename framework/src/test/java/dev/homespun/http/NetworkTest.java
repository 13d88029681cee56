package dev.homespun.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

    @ParameterizedTest(name = "{0} has {1}: {2}")
    @CsvSource({
        "127.0.0.1,      127.0.0.1,         true",
        "127.0.0.1/32,   127.0.0.2,         false",
        "10.0.0.0/8,     10.255.1.2,        true",
        "10.0.0.0/8,     11.0.0.0,          false",
        "192.168.4.0/22, 192.168.7.255,     true",
        "192.168.4.0/22, 192.168.8.0,       false",
        "0.0.0.0/0,      203.0.113.9,       true",
        "0.0.0.0/0,      ::1,               false",
        "::1,            0:0:0:0:0:0:0:1,   true",
        "fd00::/8,       fdab:0:0:0:0:0:0:1, true",
        "fe80::/10,      fe80:0:0:0:0:0:0:1%lo, true",
        "fd00::/8,       fe80:0:0:0:0:0:0:1, false",
        "0.0.0.0/0,      unix,              false",
        "0.0.0.0/0,      in-memory,         false",
        "unix,           unix,              true",
        "unix,           127.0.0.1,         false",
    })
    void aPeerIsInANetworkOrNot(String network, String address, boolean expected) {
        assertThat(Network.parse(network).contains(new Peer(address, 1, false))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "localhost       | network is \"localhost\"; 10.0.0.0/8, fd00::/8, 127.0.0.1 and unix are examples",
        "10.0.0.0/       | network is \"10.0.0.0/\"; 10.0.0.0/8, fd00::/8, 127.0.0.1 and unix are examples",
        "10/8            | network is \"10/8\"; 10.0.0.0/8, fd00::/8, 127.0.0.1 and unix are examples",
        "10.0.0.0/33     | network 10.0.0.0/33 has 33 bits; 0 to 32",
        "10.0.0.1/8      | network 10.0.0.1/8 has a bit behind the first 8; all have to be 0 there, as in 10.0.0.0/8",
    })
    void whatIsNoNetworkIsToldInASentence(String text, String sentence) {
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessage(sentence);
    }
}
