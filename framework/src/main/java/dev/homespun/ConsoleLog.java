package dev.homespun;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.jspecify.annotations.Nullable;

/// A line of standard output for each record, in place of the JDK's two lines of standard error.
///
/// Only where nobody has said otherwise: an application that configures java.util.logging, or sends [System.Logger] to
/// another library, is left alone.
final class ConsoleLog extends StreamHandler {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

    /// Says at each start which version of Hibernate Validator it is, and never anything else.
    private static final String CHATTER = "org.hibernate.validator.internal.util.Version";

    private ConsoleLog() {
        super(System.out, new Line());
    }

    static void installUnlessConfigured() {
        Logger root = LogManager.getLogManager().getLogger("");
        boolean configured = System.getProperty("java.util.logging.config.file") != null
                || System.getProperty("java.util.logging.config.class") != null;
        Handler[] handlers = root.getHandlers();
        if (!configured && handlers.length == 1 && handlers[0].getClass() == ConsoleHandler.class) {
            root.removeHandler(handlers[0]);
            root.addHandler(new ConsoleLog());
        }
    }

    @Override
    public boolean isLoggable(LogRecord record) {
        return super.isLoggable(record) && !CHATTER.equals(record.getLoggerName());
    }

    @Override
    public synchronized void publish(LogRecord record) {
        super.publish(record);
        flush();
    }

    private static final class Line extends Formatter {
        @Override
        public String format(LogRecord record) {
            return "%s %-5s %s - %s%n%s".formatted(TIME.format(record.getInstant()), level(record),
                    record.getLoggerName(), formatMessage(record), stackTrace(record.getThrown()));
        }

        /// The names that System.Logger has for them, which is what applications write.
        private static String level(LogRecord record) {
            int value = record.getLevel().intValue();
            return value >= Level.SEVERE.intValue() ? "ERROR"
                    : value >= Level.WARNING.intValue() ? "WARN"
                    : value >= Level.INFO.intValue() ? "INFO"
                    : value >= Level.FINE.intValue() ? "DEBUG" : "TRACE";
        }

        private static String stackTrace(@Nullable Throwable thrown) {
            if (thrown == null) {
                return "";
            }
            StringWriter text = new StringWriter();
            thrown.printStackTrace(new PrintWriter(text, true));
            return text.toString();
        }
    }
}
