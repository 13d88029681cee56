package dev.homespun.docs;

import dev.homespun.http.Handler;
import dev.homespun.server.Server;
import dev.homespun.server.ServerOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Plays the curl commands in the `console` blocks of a page against an application, in the order of the page, through
/// the real engine and without a socket. What they print must be what the page shows, but for dates and urn:uuid.
///
/// With `-Dhomespun.replay=true` the answers that differ are written into the page instead.
public final class Replay {

    private static final Pattern BY_CHANCE = Pattern.compile("(?<=^Date: ).*|urn:uuid:[0-9a-f-]{36}");

    private final Checkout checkout;
    private final boolean writes;

    Replay(Checkout checkout, boolean writes) {
        this.checkout = checkout;
        this.writes = writes;
    }

    /// Plays a page of this checkout.
    ///
    /// @param path of the page, from the root of the repository
    /// @param app has answered nothing yet
    /// @throws AssertionError when an answer is not what the page shows; the message tells all of them
    /// @throws IOException when the page cannot be read or written
    public static void play(String path, Handler app) throws IOException {
        new Replay(Checkout.current(), Boolean.getBoolean("homespun.replay")).run(path, app);
    }

    /// {@return what a curl command prints}
    ///
    /// @param command such as `curl -i 127.0.0.1:8080/`
    /// @param app who is asked
    /// @throws IOException when the answer cannot be read
    public static List<String> curl(String command, Handler app) throws IOException {
        return answer(CurlCommand.parse(command), app);
    }

    void run(String path, Handler app) throws IOException {
        Page page = Page.of(path, checkout.text(path).orElseThrow());
        List<String> differences = new ArrayList<>();
        List<List<String>> played = new ArrayList<>();
        List<CodeBlock> blocks = page.blocks().stream().filter(block -> block.language().equals("console")).toList();
        for (CodeBlock block : blocks) {
            played.add(play(path, block, app, differences));
        }
        if (differences.isEmpty()) {
            return;
        }
        if (!writes) {
            throw new AssertionError(String.join("\n", differences)
                    + "\nto write the real answers: mvn -pl docs -am test -Dhomespun.replay=true");
        }
        Page changed = page;
        for (int i = blocks.size() - 1; i >= 0; i--) {
            changed = changed.with(blocks.get(i), played.get(i));
        }
        checkout.write(path, changed.text());
    }

    /// {@return the lines of the block as they should be}
    private static List<String> play(String path, CodeBlock block, Handler app, List<String> differences)
            throws IOException {
        List<String> lines = new ArrayList<>();
        for (Console.Step step : Console.of(block.lines()).steps()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(step.typed());
            List<String> answer = step.isCurl() ? answer(CurlCommand.parse(step.command()), app) : step.printed();
            if (masked(answer).equals(masked(step.printed()))) {
                lines.addAll(step.printed());
            } else {
                lines.addAll(answer);
                differences.add("%s:%d: %s%n  the page shows%n%s%n  the application answers%n%s".formatted(path,
                        block.line() + 1 + step.offset(), step.command(), indented(step.printed()), indented(answer)));
            }
        }
        return block.lines().isEmpty() ? block.lines() : lines;
    }

    private static List<String> answer(CurlCommand command, Handler app) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Server.serve(new ByteArrayInputStream(command.octets()), out, app, ServerOptions.DEFAULTS);
        String[] response = out.toString(StandardCharsets.UTF_8).split("\r\n\r\n", 2);
        if (response[0].contains("\r\nTransfer-Encoding:")) {
            throw new IllegalStateException("chunked content is not for pages: " + command);
        }
        List<String> lines = new ArrayList<>();
        if (command.showsHead()) {
            lines.addAll(response[0].lines().toList());
            lines.add("");
        }
        lines.addAll(response[1].lines().toList());
        return Console.withoutEnd(lines);
    }

    private static List<String> masked(List<String> lines) {
        return lines.stream().map(line -> BY_CHANCE.matcher(line).replaceAll("…")).toList();
    }

    private static String indented(List<String> lines) {
        return lines.isEmpty() ? "    nothing" : String.join("\n", lines).indent(4).stripTrailing();
    }
}
