package dev.homespun.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
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
        "10.0.0.0/31,    10.0.0.1,          true",
        "10.0.0.0/31,    10.0.0.2,          false",
        "0.0.0.0/0,      unix,              false",
        "0.0.0.0/0,      in-memory,         false",
        "unix,           unix,              true",
        "unix,           127.0.0.1,         false",
    })
    void aPeerIsInANetworkOrNot(String network, String address, boolean expected) {
        assertThat(Network.parse(network).contains(new Peer(address, 1, false))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "``                | an address such as 127.0.0.1 or ::1, a network such as 10.0.0.0/8 or fd00::/8, or unix; "
                + "names are not looked up",
        "localhost         | an address such as 127.0.0.1 or ::1, a network such as 10.0.0.0/8 or fd00::/8, or unix; "
                + "names are not looked up",
        "UNIX              | an address such as 127.0.0.1 or ::1, a network such as 10.0.0.0/8 or fd00::/8, or unix; "
                + "names are not looked up",
        "unix:/run/a       | an address such as 127.0.0.1 or ::1, a network such as 10.0.0.0/8 or fd00::/8, or unix; "
                + "names are not looked up",
        "999.1.1.1         | an IPv4 address is four numbers from 0 to 255, as in 127.0.0.1 or 10.0.0.0/8",
        "010.0.0.1         | an IPv4 address is four numbers from 0 to 255, as in 127.0.0.1 or 10.0.0.0/8",
        "10/8              | an IPv4 address is four numbers from 0 to 255, as in 127.0.0.1 or 10.0.0.0/8",
        "10.0.0.*          | an IPv4 address is four numbers from 0 to 255, as in 127.0.0.1 or 10.0.0.0/8",
        "10.0.0.0-10.0.0.9 | an IPv4 address is four numbers from 0 to 255, as in 127.0.0.1 or 10.0.0.0/8",
        "10.0.0.1:8080     | an IPv4 address is four numbers from 0 to 255, as in 127.0.0.1 or 10.0.0.0/8",
        "::ffff:10.0.0.0/8 | an IPv4 address is written as such, as in 127.0.0.1 or 10.0.0.0/8",
        "1::2::3           | an IPv6 address is as in ::1 or fd00::/8, without brackets, port and interface",
        "[fd00::]/8        | an IPv6 address is as in ::1 or fd00::/8, without brackets, port and interface",
        "fe80::1%lo        | an IPv6 address is as in ::1 or fd00::/8, without brackets, port and interface",
        "10.0.0.0/         | behind the slash is how many bits are the same, 0 to 32, as in 10.0.0.0/8",
        "10.0.0.0/33       | behind the slash is how many bits are the same, 0 to 32, as in 10.0.0.0/8",
        "10.0.0.0/+8       | behind the slash is how many bits are the same, 0 to 32, as in 10.0.0.0/8",
        "10.0.0.0/255.0.0.0| behind the slash is how many bits are the same, 0 to 32, as in 10.0.0.0/8",
        "fd00::/129        | behind the slash is how many bits are the same, 0 to 128, as in fd00::/8",
        "10.1.0.1/8        | behind the first 8 bits all have to be 0, as in 10.0.0.0/8; 10.1.0.1 alone is one address",
        "::1/64            | behind the first 64 bits all have to be 0, as in 0:0:0:0:0:0:0:0/64; "
                + "::1 alone is one address",
    })
    void whatIsNoNetworkIsToldInASentence(String text, String sentence) {
        assertThatThrownBy(() -> Network.parse(text)).isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("network is \"%s\"; %s", text, sentence);
    }

    @Test
    void whatIsNoNetworkCannotBeMadeOfAnAddressEither() {
        InetAddress first = InetAddress.ofLiteral("10.1.0.0");
        assertThatThrownBy(() -> new Network.Addresses(first, 33))
                .hasMessage("network 10.1.0.0 has 33 bits that are the same; 0 to 32");
        assertThatThrownBy(() -> new Network.Addresses(first, 8))
                .hasMessage("network begins at 10.1.0.0; with 8 bits that are the same, at 10.0.0.0");
    }
}
