package dev.homespun.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

    @Test
    void aBlockKnowsItsPlaceItsLanguageAndItsSource() {
        Page page = Page.of("a.md", """
                # A

                <!-- code: src/A.java#a -->
                ```java title
                int a;

                int b;
                ```
                """);
        assertThat(page.faults()).isEmpty();
        assertThat(page.blocks()).containsExactly(new CodeBlock(4, "java", "```", "", List.of("int a;", "", "int b;"),
                new CodeBlock.Reference("src/A.java", "a")));
    }

    @Test
    void aCommentWithTextBetweenIsNoSource() {
        Page page = Page.of("a.md", "<!-- note -->\n```java\nx;\n```\n\nText.\n\n```java\ny;\n```\n");
        assertThat(page.blocks()).extracting(CodeBlock::reference).containsExactly(null, null);
    }

    @Test
    void whatIsInABlockIsNeitherABlockNorAComment() {
        Page page = Page.of("a.md", "````markdown\n<!-- code: wrong -->\n```java\nx;\n```\n````\n");
        assertThat(page.faults()).isEmpty();
        assertThat(page.blocks()).extracting(CodeBlock::language).containsExactly("markdown");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
            "x~~<!-- code: A.java -->~```java~x~```   | 3 | is not understood; <!-- code: path#region --> is",
            "<!-- code: A.java#a#b -->~```java~x~```  | 1 | is not understood",
            "<!-- code: A.java#a -->~~Text.           | 1 | no fenced block follows",
            "<!-- code: A.java#a -->                  | 1 | no fenced block follows",
            "x~```java~y                              | 2 | the block has no closing fence",
    })
    void whatCannotBeUnderstoodIsAFault(String text, int line, String sentence) {
        List<Fault> faults = Page.of("a.md", text.replace('~', '\n')).faults();
        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().toString()).startsWith("a.md:" + line + ": ").contains(sentence);
    }

    @Test
    void codeIsReplacedWithTheIndentOfItsBlock() {
        Page page = Page.of("a.md", "1. Do\n\n   ```java\n   x;\n\n   ```\n\n> ```java\n> y;\n> ```\n\n- ```java\n  z;\n  ```\nend\n");
        Page changed = page;
        for (CodeBlock block : page.blocks().reversed()) {
            changed = changed.with(block, List.of("a;", "", "  b;"));
        }
        assertThat(changed.text()).isEqualTo("1. Do\n\n   ```java\n   a;\n\n     b;\n   ```\n\n"
                + "> ```java\n> a;\n>\n>   b;\n> ```\n\n- ```java\n  a;\n\n    b;\n  ```\nend\n");
        assertThat(changed.blocks()).extracting(CodeBlock::lines).containsOnly(List.of("a;", "", "  b;"));
    }

    @Test
    void anEmptyBlockIsFilled() {
        Page page = Page.of("a.md", "```java\n```\nend");
        assertThat(page.with(page.blocks().getFirst(), List.of("x;")).text()).isEqualTo("```java\nx;\n```\nend");
    }
}
