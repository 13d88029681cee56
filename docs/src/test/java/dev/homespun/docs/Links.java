package dev.homespun.docs;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// The links of a page: what they lead to inside the repository must be there. Other hosts are not asked.
record Links(Checkout checkout) {

    private static final Parser MARKDOWN =
            Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build();
    private static final Pattern ID = Pattern.compile("\\b(?:id|name)=\"([^\"]+)\"");
    private static final Pattern TARGET = Pattern.compile("\\b(?:href|src)=\"([^\"]+)\"");
    private static final Pattern LINE = Pattern.compile("L\\d+(-L\\d+)?");
    private static final Pattern NOT_IN_ANCHORS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]");

    /// A place that a page leads to.
    private record Target(String text, int line) {}

    /// {@return the links of a page that lead nowhere}
    ///
    /// @throws IOException when a page cannot be read
    List<Fault> check(String path) throws IOException {
        List<Fault> faults = new ArrayList<>();
        for (Target target : targets(checkout.text(path).orElseThrow())) {
            String why = fault(path, target.text());
            if (!why.isEmpty()) {
                faults.add(new Fault(path, target.line(), "link to %s: %s".formatted(target.text(), why)));
            }
        }
        return faults;
    }

    /// {@return why a link leads nowhere; empty when it does not}
    private String fault(String page, String target) throws IOException {
        URI uri;
        try {
            uri = new URI(target);
        } catch (URISyntaxException e) {
            return "is no URI";
        }
        if (uri.getScheme() != null) {
            return Set.of("https", "http", "mailto").contains(uri.getScheme()) ? "" : "has an unknown scheme";
        }
        if (uri.getRawAuthority() != null || uri.getPath().startsWith("/")) {
            return "must be relative to its page";
        }
        Path root = checkout.root();
        Path here = root.resolve(page);
        Path file = uri.getPath().isEmpty() ? here : here.resolveSibling(uri.getPath()).normalize();
        if (!file.startsWith(root)) {
            return "leads out of the repository";
        }
        if (!Files.exists(file)) {
            return "there is no such file";
        }
        if (Stream.of(root.relativize(file).toString().split("[/\\\\]")).anyMatch(Set.of(".git", "target")::contains)) {
            return "is no file of the repository";
        }
        return uri.getFragment() == null ? "" : faultOfAnchor(file, uri.getFragment());
    }

    private static String faultOfAnchor(Path file, String anchor) throws IOException {
        if (!file.toString().endsWith(".md")) {
            return LINE.matcher(anchor).matches() ? "" : "only pages have anchors, and other files lines such as #L7";
        }
        Set<String> anchors = anchors(Files.readString(file, StandardCharsets.UTF_8));
        return anchors.contains(anchor) ? ""
                : "the page has no such anchor; it has " + String.join(", ", anchors.stream().sorted().toList());
    }

    private static List<Target> targets(String text) {
        List<Target> targets = new ArrayList<>();
        MARKDOWN.parse(text).accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                add(link.getDestination(), link);
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                add(image.getDestination(), image);
                visitChildren(image);
            }

            @Override
            public void visit(HtmlInline html) {
                addAll(html.getLiteral(), html);
            }

            @Override
            public void visit(HtmlBlock html) {
                addAll(html.getLiteral(), html);
            }

            private void addAll(String html, Node node) {
                TARGET.matcher(html).results().forEach(match -> add(match.group(1), node));
            }

            private void add(String target, Node node) {
                List<SourceSpan> spans = node.getSourceSpans();
                targets.add(new Target(target, spans.isEmpty() ? 1 : spans.getFirst().getLineIndex() + 1));
            }
        });
        return targets;
    }

    /// As GitHub makes them: the text of the heading in lower case, without punctuation, spaces as hyphens; the second
    /// of the same name gets `-1`.
    static Set<String> anchors(String text) {
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        MARKDOWN.parse(text).accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                String lower = text(heading).strip().toLowerCase(Locale.ROOT);
                String name = NOT_IN_ANCHORS.matcher(lower).replaceAll("").replace(' ', '-');
                int before = seen.merge(name, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? name : name + "-" + before);
                visitChildren(heading);
            }

            @Override
            public void visit(HtmlInline html) {
                addIds(html.getLiteral());
            }

            @Override
            public void visit(HtmlBlock html) {
                addIds(html.getLiteral());
            }

            private void addIds(String html) {
                Matcher matcher = ID.matcher(html);
                while (matcher.find()) {
                    anchors.add(matcher.group(1));
                }
            }
        });
        return anchors;
    }

    private static String text(Heading heading) {
        StringBuilder text = new StringBuilder();
        heading.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code code) {
                text.append(code.getLiteral());
            }
        });
        return text.toString();
    }
}
