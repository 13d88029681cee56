package dev.homespun.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/// A Markdown file, as lines and as the fenced blocks among them.
///
/// @param path relative to the root of the repository
/// @param lines all lines; the last one is empty when the file ends as it should
/// @param blocks in the order of the page
/// @param faults what cannot be understood; nothing about sources
record Page(String path, List<String> lines, List<CodeBlock> blocks, List<Fault> faults) {

    private static final Parser MARKDOWN = Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
    private static final String COMMENT = "<!-- code:";
    private static final Pattern REFERENCE = Pattern.compile("<!-- code: ([^\\s#]+)#([^\\s#]+) -->");

    /// {@return a page}
    ///
    /// @param path what faults call the file
    /// @param text its text
    static Page of(String path, String text) {
        Page page = new Page(path, List.of(text.split("\n", -1)), new ArrayList<>(), new ArrayList<>());
        MARKDOWN.parse(text).accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                page.read(block);
            }

            @Override
            public void visit(HtmlBlock html) {
                page.read(html);
            }
        });
        return page;
    }

    /// {@return the text of this page where a block has other lines}
    ///
    /// @param block one of this page
    /// @param code its new lines, without the indent
    Page with(CodeBlock block, List<String> code) {
        List<String> changed = new ArrayList<>(lines.subList(0, block.line()));
        code.forEach(line -> changed.add(line.isEmpty() ? block.indent().stripTrailing() : block.indent() + line));
        changed.addAll(lines.subList(block.line() + block.lines().size(), lines.size()));
        return of(path, String.join("\n", changed));
    }

    /// {@return the text of the file}
    String text() {
        return String.join("\n", lines);
    }

    private void read(FencedCodeBlock block) {
        int line = line(block);
        if (block.getClosingFenceLength() == null) {
            fault(line, "the block has no closing fence");
            return;
        }
        String fence = block.getFenceCharacter().repeat(block.getOpeningFenceLength());
        String opening = lines.get(line - 1);
        // The bullet of a list stands before the first line only.
        String indent = opening.substring(0, opening.indexOf(fence)).replaceAll("[^\\s>]", " ");
        blocks.add(new CodeBlock(line, block.getInfo().strip().split("\\s+", 2)[0], fence, indent,
                block.getLiteral().lines().toList(), reference(block.getPrevious())));
    }

    private void read(HtmlBlock html) {
        String comment = html.getLiteral().strip();
        if (!comment.startsWith(COMMENT)) {
            return;
        }
        if (!REFERENCE.matcher(comment).matches()) {
            fault(line(html), "\"%s\" is not understood; <!-- code: path#region --> is".formatted(comment));
        } else if (!(html.getNext() instanceof FencedCodeBlock)) {
            fault(line(html), "no fenced block follows " + comment);
        }
    }

    private static CodeBlock.@Nullable Reference reference(@Nullable Node above) {
        if (!(above instanceof HtmlBlock html)) {
            return null;
        }
        Matcher matcher = REFERENCE.matcher(html.getLiteral().strip());
        return matcher.matches() ? new CodeBlock.Reference(matcher.group(1), matcher.group(2)) : null;
    }

    private static int line(Node node) {
        return node.getSourceSpans().getFirst().getLineIndex() + 1;
    }

    private void fault(int line, String sentence) {
        faults.add(new Fault(path, line, sentence));
    }
}
