package dev.homespun.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homespun.server.ProxyHeader.OfClient;
import dev.homespun.server.ProxyHeader.Own;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyHeaderTest {

    private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";

    /// Whole and octet by octet; and what follows is not touched.
    private static ProxyHeader read(byte[] header) throws IOException {
        byte[] followed = Arrays.copyOf(header, header.length + 3);
        InputStream whole = new ByteArrayInputStream(followed);
        ProxyHeader read = ProxyHeader.read(whole);
        assertThat(whole.available()).as("octets left").isEqualTo(3);
        InputStream slow = new ByteArrayInputStream(followed) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1));
            }
        };
        assertThat(ProxyHeader.read(slow)).isEqualTo(read);
        return read;
    }

    private static byte[] text(String line) {
        return line.replace("|", "\r\n").getBytes(ISO_8859_1);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "PROXY TCP4 203.0.113.7 192.0.2.1 51234 443|, 203.0.113.7, 51234",
        "PROXY TCP4 255.255.255.255 255.255.255.255 65535 65535|, 255.255.255.255, 65535",
        "PROXY TCP4 0.0.0.0 0.0.0.0 0 0|, 0.0.0.0, 0",
        "PROXY TCP6 2001:db8::7 ::1 51234 443|, 2001:db8:0:0:0:0:0:7, 51234",
        "PROXY TCP6 ::ffff:203.0.113.7 ::1 1 2|, 203.0.113.7, 1",
    })
    void version1NamesTheClient(String line, String address, int port) throws IOException {
        assertThat(read(text(line))).isEqualTo(new OfClient(address, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROXY UNKNOWN|", "PROXY UNKNOWN ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 2001:db8::1 1 2|"})
    void version1DoesNotKnow(String line) throws IOException {
        assertThat(read(text(line))).isEqualTo(new Own());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "GET / HTTP/1.1|", "proxy TCP4 1.1.1.1 1.1.1.1 1 1|", "PROXY  TCP4 1.1.1.1 1.1.1.1 1 1|",
        "PROXY TCP4 1.1.1.1 1.1.1.1 1|", "PROXY TCP4 1.1.1.1 1.1.1.1 1 1 |", "PROXY TCP4 1.1.1.1 1.1.1.1 1 1\n",
        "PROXY TCP4 1.1.1.1 1.1.1.1 65536 1|", "PROXY TCP4 1.1.1.1 1.1.1.1 01 1|", "PROXY TCP4 1.1.1.1 1.1.1.1 -1 1|",
        "PROXY TCP4 1.1.1.256 1.1.1.1 1 1|", "PROXY TCP4 01.1.1.1 1.1.1.1 1 1|", "PROXY TCP4 1.1.1 1.1.1.1 1 1|",
        "PROXY TCP4 ::1 ::1 1 1|", "PROXY TCP6 1.1.1.1 1.1.1.1 1 1|", "PROXY TCP6 ::g ::1 1 1|",
        "PROXY TCP6 ::1::1 ::1 1 1|",
        "PROXY TCP4 localhost 1.1.1.1 1 1|", "PROXY TCP5 1.1.1.1 1.1.1.1 1 1|", "PROXY UDP4 1.1.1.1 1.1.1.1 1 1|",
        "PROXY UNKNOWNS|", "PROXY TCP4 1.1.1.1 1.1.1.1 1 1", "PRO",
    })
    void version1IsStrict(String line) {
        assertThatThrownBy(() -> ProxyHeader.read(new ByteArrayInputStream(text(line))))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void the107OctetsOfVersion1AreEnough() throws IOException {
        String longest = "PROXY UNKNOWN " + "a".repeat(107 - 16) + "\r\n";
        assertThat(longest).hasSize(107);
        assertThat(read(text(longest))).isEqualTo(new Own());
        assertThatThrownBy(() -> read(text(longest.replace("\r\n", "a\r\n"))))
                .hasMessage("does not end within 107 octets");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "21 11 000c cb007107 c0000201 c822 01bb, 203.0.113.7, 51234",
        "21 21 0024 20010db8000000000000000000000007 00000000000000000000000000000001 c82201bb, 2001:db8:0:0:0:0:0:7, 51234",
        "21 11 0013 cb007107 c0000201 c822 01bb 04 0004 00000000, 203.0.113.7, 51234",
        "21 11 0015 cb007107 c0000201 c822 01bb 02 0001 61 05 0002 6162, 203.0.113.7, 51234",
    })
    void version2NamesTheClient(String header, String address, int port) throws IOException {
        assertThat(read(hex(SIGNATURE + header))).isEqualTo(new OfClient(address, port));
    }

    @Test
    void version2KnowsUnixSockets() throws IOException {
        assertThat(read(hex(SIGNATURE + "21 31 00d8" + "2f".repeat(216)))).isEqualTo(new OfClient("unix", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "20 00 0000", "20 11 000c cb007107 c0000201 c822 01bb", "20 ff 0002 abcd", "20 11 0002 abcd", "20 11 0000",
        "20 00 0003 040000", "21 00 0000", "21 00 0003 000000",
    })
    void version2SpeaksForTheProxyItself(String header) throws IOException {
        assertThat(read(hex(SIGNATURE + header))).isEqualTo(new Own());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "11 11 000c cb007107 c0000201 c822 01bb", "31 11 000c cb007107 c0000201 c822 01bb",
        "22 11 000c cb007107 c0000201 c822 01bb", "21 12 000c cb007107 c0000201 c822 01bb",
        "21 41 000c cb007107 c0000201 c822 01bb", "21 11 000b cb007107 c0000201 c822 01", "21 11 0000",
        "21 21 000c cb007107 c0000201 c822 01bb", "21 31 0002 2f2f",
        "21 11 000e cb007107 c0000201 c822 01bb 0400", "21 11 0010 cb007107 c0000201 c822 01bb 04 0002 00",
        "21 11 0013 cb007107 c0000201 c822 01bb 03 0004 00000000",
        "21 11 0011 cb007107 c0000201 c822 01bb 03 0002 0000",
        "21 00 0002 0400", "20 00 0003 040001",
        "21 11 1001", "21 11 000c cb00", "21 11 00", "",
    })
    void version2IsStrict(String header) {
        assertThatThrownBy(() -> ProxyHeader.read(new ByteArrayInputStream(hex(SIGNATURE + header))))
                .isInstanceOf(ProtocolException.class);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {
        "21 11 0013 cb007107 c0000201 c822 01bb 03 0004 00000000", "21 00 0007 03 0004 00000000",
        "21 00 000b 04 0001 00 03 0004 00000000", "20 00 0007 03 0004 00000000",
        "20 11 0013 cb007107 c0000201 c822 01bb 03 0004 00000000",
    })
    void theChecksumOfVersion2IsCheckedWhoeverTheConnectionIsOf(String digits) throws IOException {
        byte[] header = hex(SIGNATURE + digits);
        assertThatThrownBy(() -> read(header)).hasMessage("has a checksum that is not its own");
        CRC32C checksum = new CRC32C();
        checksum.update(header);
        ByteBuffer.wrap(header).putInt(header.length - 4, (int) checksum.getValue());
        assertThat(read(header)).isIn(new OfClient("203.0.113.7", 51_234), new Own());
        header[header.length - 1]++;
        assertThatThrownBy(() -> read(header)).hasMessage("has a checksum that is not its own");
    }

    @Test
    void whoSaysNothingHasNoHeader() {
        assertThatThrownBy(() -> ProxyHeader.read(InputStream.nullInputStream())).isInstanceOf(EOFException.class);
    }
}
