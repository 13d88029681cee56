package dev.homespun.starter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// The version of this starter, which is the version of Homespun that its projects use. Maven writes it into a file.
final class StarterVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"homespun-starter " + current()};
    }

    static String current() {
        Properties written = new Properties();
        try (InputStream octets = StarterVersion.class.getResourceAsStream("starter.properties")) {
            written.load(octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written.getProperty("homespun.version");
    }
}
