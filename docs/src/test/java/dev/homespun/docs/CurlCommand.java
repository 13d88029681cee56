package dev.homespun.docs;

import dev.homespun.http.Fields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A curl command as it stands on a page, and the request that curl would send. Knows the options that pages use, and
/// refuses others.
///
/// @param showsHead whether curl prints the status line and the fields, too
record CurlCommand(String method, String target, Fields fields, String data, boolean showsHead) {

    private static final Pattern URL = Pattern.compile("(?:http://)?((?:127\\.0\\.0\\.1|localhost):8080)(/.*)?");
    private static final Pattern WORD = Pattern.compile("\\s*((?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+)(\\s+|$)");
    private static final Pattern PART = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^'\"]+)");

    /// {@return the command of a line}
    ///
    /// @throws IllegalArgumentException when a word of it is not understood
    static CurlCommand parse(String line) {
        Deque<String> words = words(line);
        if (!"curl".equals(words.poll())) {
            throw new IllegalArgumentException("\"%s\" is no curl command".formatted(line));
        }
        Builder builder = new Builder(line);
        while (!words.isEmpty()) {
            builder.read(words.remove(), words);
        }
        return builder.build();
    }

    /// Quoted as in a shell, without backslashes and dollars.
    private static Deque<String> words(String line) {
        Deque<String> words = new ArrayDeque<>();
        Matcher matcher = WORD.matcher(line);
        int end = 0;
        while (end < line.length() && matcher.find() && matcher.start() == end) {
            words.add(PART.matcher(matcher.group(1)).replaceAll(part -> Matcher.quoteReplacement(
                    part.group(1) != null ? part.group(1) : part.group(2) != null ? part.group(2) : part.group(3))));
            end = matcher.end();
        }
        if (end < line.length()) {
            throw new IllegalArgumentException("a quote is not closed in \"%s\"".formatted(line));
        }
        return words;
    }

    /// {@return what goes over the connection}
    byte[] octets() {
        StringBuilder text = new StringBuilder("%s %s HTTP/1.1\r\n".formatted(method, target));
        fields.forEach(field -> text.append("%s: %s\r\n".formatted(field.name(), field.value())));
        return text.append("\r\n").append(data).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static final class Builder {

        private final String line;
        private final List<String> given = new ArrayList<>();
        private String method = "";
        private String host = "";
        private String target = "";
        private String data = "";
        private String type = "";
        private String accepted = "*/*";
        private boolean showsHead;

        Builder(String line) {
            this.line = line;
        }

        void read(String word, Deque<String> rest) {
            switch (word) {
                case "-i", "--include" -> showsHead = true;
                case "-I", "--head" -> {
                    showsHead = true;
                    method = "HEAD";
                }
                case "-X", "--request" -> method = next(rest);
                case "-H", "--header" -> given.add(next(rest));
                case "-d", "--data" -> data(next(rest), "application/x-www-form-urlencoded");
                case "--json" -> {
                    accepted = "application/json";
                    data(next(rest), "application/json");
                }
                default -> url(word);
            }
        }

        private String next(Deque<String> rest) {
            if (rest.isEmpty()) {
                throw new IllegalArgumentException("an option without a value in \"%s\"".formatted(line));
            }
            return rest.remove();
        }

        private void data(String text, String mediaType) {
            data = text;
            type = mediaType;
        }

        private void url(String word) {
            Matcher matcher = URL.matcher(word);
            if (!matcher.matches() || !target.isEmpty()) {
                throw new IllegalArgumentException("\"%s\" is not understood in \"%s\"".formatted(word, line));
            }
            host = matcher.group(1);
            target = matcher.group(2) == null ? "/" : matcher.group(2);
        }

        CurlCommand build() {
            if (target.isEmpty()) {
                throw new IllegalArgumentException("no URL in \"%s\"".formatted(line));
            }
            Fields fields = Fields.of("Host", host).and("User-Agent", "curl/8.14.1").and("Accept", accepted);
            if (!type.isEmpty()) {
                int octets = data.getBytes(StandardCharsets.UTF_8).length;
                fields = fields.and("Content-Type", type).and("Content-Length", Integer.toString(octets));
            }
            for (String field : given) {
                String[] parts = field.split(":", 2);
                if (parts.length < 2) {
                    throw new IllegalArgumentException("-H \"%s\" has no colon in \"%s\"".formatted(field, line));
                }
                fields = fields.with(parts[0], parts[1]);
            }
            String fallback = type.isEmpty() ? "GET" : "POST";
            return new CurlCommand(method.isEmpty() ? fallback : method, target, fields, data, showsHead);
        }
    }
}
