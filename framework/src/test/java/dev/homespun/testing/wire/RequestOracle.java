package dev.homespun.testing.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes octets apart into requests, a second time and in another way than the engine: over a text that is there as a
/// whole, with regular expressions made from the grammar. It shares no code with the engine.
///
/// Where it refuses, the engine must: these are the rules on which framing hangs. It knows no limits, no Expect, and
/// little of what a target may be, so the engine may refuse more.
final class RequestOracle {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String BWS = "[ \\t]*";
    private static final Pattern REQUEST_LINE =
            Pattern.compile("(?<method>" + TOKEN + ") (?<target>[!-~]+) HTTP/1\\.(?<minor>[0-9])");
    private static final Pattern FIELD =
            Pattern.compile("(?<name>" + TOKEN + "):[ \\t]*(?<value>[\\t -~\\x80-\\xff]*?)[ \\t]*");
    private static final Pattern CHUNK = Pattern.compile("(?<size>[0-9A-Fa-f]{1,16})(?:" + BWS + ";" + BWS + TOKEN
            + "(?:" + BWS + "=" + BWS + "(?:" + TOKEN
            + "|\"(?:[\\t !#-\\[\\]-~\\x80-\\xff]|\\\\[\\t -~\\x80-\\xff])*+\"))?)*+");
    private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding", "host");

    private final String octets;
    private final List<Message> messages = new ArrayList<>();
    private int position;

    /// How far a message could be taken apart.
    enum State { WHOLE, BROKEN_HEAD, BROKEN_CONTENT }

    /// A message in the octets.
    ///
    /// @param start where it starts in the octets
    /// @param content what could be read of it
    record Message(State state, int start, String method, String target, byte[] content) {}

    /// A message is no good, or not all there.
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1;
    }

    private record Head(String method, String target, int minor, List<String[]> fields) {
        List<String> all(String name) {
            return fields.stream().filter(field -> field[0].equals(name)).map(field -> field[1]).toList();
        }

        boolean lists(String name, String option) {
            return all(name).stream().flatMap(line -> List.of(line.split(",")).stream())
                    .anyMatch(each -> each.strip().equalsIgnoreCase(option));
        }
    }

    private RequestOracle(byte[] octets) {
        this.octets = new String(octets, StandardCharsets.ISO_8859_1);
    }

    /// {@return the messages that may be answered, in order: whole ones, and at the end perhaps one that is not}
    static List<Message> messages(byte[] octets) {
        RequestOracle oracle = new RequestOracle(octets);
        boolean more = true;
        while (more) {
            more = oracle.readMessage();
        }
        return oracle.messages;
    }

    /// {@return whether another may follow}
    private boolean readMessage() {
        if (octets.startsWith("\r\n", position)) {
            position += 2; // one empty line (RFC 9112, section 2.2)
        }
        if (position == octets.length()) {
            return false;
        }
        int start = position;
        Head head;
        try {
            head = head();
        } catch (Broken _) {
            String method = octets.startsWith("HEAD ", start) ? "HEAD" : "";
            messages.add(new Message(State.BROKEN_HEAD, start, method, "", new byte[0]));
            return false;
        }
        StringBuilder content = new StringBuilder();
        State state = State.WHOLE;
        try {
            readContent(head, content);
        } catch (Broken _) {
            state = State.BROKEN_CONTENT;
        }
        messages.add(new Message(state, start, head.method, head.target,
                content.toString().getBytes(StandardCharsets.ISO_8859_1)));
        return state == State.WHOLE && persists(head);
    }

    /// RFC 9112, section 9.3; behind a CONNECT there is no HTTP.
    private static boolean persists(Head head) {
        return !head.lists("connection", "close") && !head.method.equals("CONNECT")
                && (head.minor > 0 || head.lists("connection", "keep-alive"));
    }

    private Head head() throws Broken {
        Matcher line = match(REQUEST_LINE, line());
        Head head = new Head(line.group("method"), line.group("target"), Integer.parseInt(line.group("minor")),
                fields());
        List<String> lengths = head.all("content-length");
        List<String> codings = head.all("transfer-encoding");
        int hosts = head.all("host").size();
        require(hosts == 1 || hosts == 0 && head.minor == 0);
        require(lengths.size() + codings.size() <= 1);
        require(codings.isEmpty() || head.minor > 0 && codings.getFirst().equalsIgnoreCase("chunked"));
        // 18 digits fit into a long; the engine takes a few more.
        require(lengths.isEmpty() || lengths.getFirst().matches("0*[0-9]{1,19}"));
        return head;
    }

    private List<String[]> fields() throws Broken {
        List<String[]> fields = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            Matcher field = match(FIELD, line);
            fields.add(new String[] {field.group("name").toLowerCase(Locale.ROOT), field.group("value")});
        }
        return fields;
    }

    private void readContent(Head head, StringBuilder content) throws Broken {
        if (head.all("transfer-encoding").isEmpty()) {
            take(head.all("content-length").stream().findFirst().orElse("0"), 10, content);
            return;
        }
        while (true) {
            String size = match(CHUNK, line()).group("size");
            if (size.matches("0+")) {
                for (String[] trailer : fields()) {
                    require(!FRAMING.contains(trailer[0]));
                }
                return;
            }
            take(size, 16, content);
            require(line().isEmpty());
        }
    }

    private void take(String size, int radix, StringBuilder content) throws Broken {
        long length;
        try {
            length = Long.parseLong(size, radix);
        } catch (NumberFormatException overflow) {
            throw new Broken();
        }
        int end = (int) Math.min(octets.length(), position + Math.min(length, Integer.MAX_VALUE / 2));
        content.append(octets, position, end);
        require(end - position == length);
        position = end;
    }

    /// {@return what is before the next CRLF}
    private String line() throws Broken {
        int lineFeed = octets.indexOf('\n', position);
        require(lineFeed > position && octets.charAt(lineFeed - 1) == '\r');
        String line = octets.substring(position, lineFeed - 1);
        position = lineFeed + 1;
        return line;
    }

    private static Matcher match(Pattern grammar, String line) throws Broken {
        Matcher matcher = grammar.matcher(line);
        require(matcher.matches());
        return matcher;
    }

    private static void require(boolean condition) throws Broken {
        if (!condition) {
            throw new Broken();
        }
    }
}
