package dev.homespun.scan;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;

/// The list at the end of a jar: the name of every file in it and the CRC-32 of what it holds (PKWARE's APPNOTE.TXT,
/// 4.3.12 and 4.3.16). It is read as it stands, in one piece: [java.util.zip.ZipFile] makes objects of every line,
/// which takes several times as long when a process starts.
record JarDirectory(ByteBuffer lines) {

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_OCTETS = 22;
    private static final int MOST_COMMENT_OCTETS = 0xffff;
    private static final int LINE_SIGNATURE = 0x02014b50;
    private static final int LINE_OCTETS = 46;

    /// @throws IOException when it cannot be read, or is none that this can read, as one with more than 65,534 files
    static JarDirectory of(File jar) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(jar, "r")) {
            ByteBuffer tail = last(file, file.length(), Math.min(file.length(), END_OCTETS + MOST_COMMENT_OCTETS));
            int end = tail.capacity() - END_OCTETS;
            while (end >= 0 && !isEnd(tail, end)) {
                end--;
            }
            if (end < 0) {
                throw new ZipException(jar + " is no jar: it has no directory at its end");
            }
            long size = Integer.toUnsignedLong(tail.getInt(end + 12));
            long endAt = file.length() - tail.capacity() + end;
            if (Short.toUnsignedInt(tail.getShort(end + 10)) == 0xffff || size > endAt || size > Integer.MAX_VALUE) {
                throw new ZipException(jar + " has too many files for a jar of this kind, or is damaged");
            }
            return new JarDirectory(last(file, endAt, size));
        }
    }

    /// The comment behind it goes to the end of the file; its octets can look like the signature.
    private static boolean isEnd(ByteBuffer tail, int at) {
        return tail.getInt(at) == END_SIGNATURE
                && at + END_OCTETS + Short.toUnsignedInt(tail.getShort(at + 20)) == tail.capacity();
    }

    private static ByteBuffer last(RandomAccessFile file, long end, long octets) throws IOException {
        byte[] read = new byte[(int) octets];
        file.seek(end - octets);
        file.readFully(read);
        return ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// {@return the CRC-32 of the list itself} It changes with every file that changes, comes or goes.
    int crc() {
        return Fingerprint.crc(lines.array());
    }

    /// {@return what the class files add to a [Fingerprint]} Nothing else in the jar counts.
    ///
    /// @throws ZipException when the list is damaged
    long ofClasses() throws ZipException {
        long sum = 0;
        int at = 0;
        while (at < lines.capacity()) {
            if (at + LINE_OCTETS > lines.capacity() || lines.getInt(at) != LINE_SIGNATURE) {
                throw new ZipException("the directory of a jar is damaged");
            }
            int nameOctets = Short.toUnsignedInt(lines.getShort(at + 28));
            int next = at + LINE_OCTETS + nameOctets + Short.toUnsignedInt(lines.getShort(at + 30))
                    + Short.toUnsignedInt(lines.getShort(at + 32));
            if (next > lines.capacity()) {
                throw new ZipException("the directory of a jar is damaged");
            }
            String name = new String(lines.array(), at + LINE_OCTETS, nameOctets, StandardCharsets.UTF_8);
            sum += Fingerprint.isClass(name) ? Fingerprint.of(name, lines.getInt(at + 16)) : 0;
            at = next;
        }
        return sum;
    }
}
