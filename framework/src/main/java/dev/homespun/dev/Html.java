package dev.homespun.dev;

import dev.homespun.http.MediaType;
import dev.homespun.http.Response;
import java.nio.charset.StandardCharsets;

/// Pages: small, without scripts, and the same for light and dark screens.
final class Html {

    private static final String STYLE = """
            :root { color-scheme: light dark; --line: light-dark(#d5dae1, #3d4451); --soft: light-dark(#5b6472, #a3acba);
              --bad: light-dark(#b3261e, #ff8a80); --back: light-dark(#f6f7f9, #22262e); }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 54rem; margin: 3rem auto; padding: 0 1.5rem;
              overflow-wrap: anywhere; }
            h1 { font-size: 2rem; line-height: 1.25; margin: .25rem 0 .75rem; }
            h1 b { color: var(--bad); font-weight: 600; }
            .detail { font-size: 1.15rem; }
            h2 { font-size: 1.15rem; margin: 2.5rem 0 .5rem; }
            .soft { color: var(--soft); }
            table { border-collapse: collapse; width: 100%; margin: 1.25rem 0; }
            th, td { text-align: left; vertical-align: top; padding: .5rem .9rem .5rem 0;
              border-bottom: 1px solid var(--line); }
            th { color: var(--soft); font-weight: 500; font-size: .9em; overflow-wrap: normal; }
            code, pre { font: .9em/1.5 ui-monospace, monospace; }
            pre { background: var(--back); padding: .9rem 1rem; border-radius: .4rem;
              white-space: pre-wrap; }
            :target { background: var(--back); }
            """;

    private Html() {}

    /// {@return a page in place of the content of a response}
    ///
    /// @param title its title, not escaped yet
    /// @param body what is in it, escaped
    static Response page(Response response, String title, String body) {
        String page = """
                <!DOCTYPE html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>
                %s</style>
                %s</html>
                """.formatted(escape(title), STYLE, body);
        return response.with(MediaType.HTML, page.getBytes(StandardCharsets.UTF_8))
                .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    }

    /// {@return text that stands for itself in HTML, also between quotes}
    static String escape(Object text) {
        return text.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;").replace("'", "&#39;");
    }
}
