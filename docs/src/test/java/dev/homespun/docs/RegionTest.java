package dev.homespun.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionTest {

    @Test
    void aRegionIsShownWithoutMarksAndIndentation() {
        Source source = Source.read("A.java", """
                class A {
                    // @start region="method"

                    void a() {
                        b();

                    }

                    // @end
                }
                """);
        assertThat(source.faults()).isEmpty();
        assertThat(lines(source, "method")).containsExactly("void a() {", "    b();", "", "}");
    }

    @Test
    void configurationHasRegionsToo() {
        Source source = Source.read("a.cfg", """
                # What this is for.
                # @start region="all"
                global
                    maxconn 10 # enough
                # @end
                """);
        assertThat(source.faults()).isEmpty();
        assertThat(lines(source, "all")).containsExactly("global", "    maxconn 10 # enough");
    }

    @Test
    void regionsNestAndTheOuterOneLeavesTheInnerMarksOut() {
        Source source = Source.read("A.java", """
                // @start region="outer"
                class A {
                    // @start region="inner"
                    int a;
                    // @end
                    int b;
                }
                // @end
                """);
        assertThat(source.faults()).isEmpty();
        assertThat(lines(source, "inner")).containsExactly("int a;");
        assertThat(lines(source, "outer")).containsExactly("class A {", "    int a;", "    int b;", "}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
            "// @start region=\"a\"~x;                      | 1 | region a has no // @end",
            "x;~// @end                                     | 2 | // @end without a // @start before it",
            "// @start region=\"a\"~// @end                 | 1 | region a is empty",
            "// @start region=\"a\"~x;~// @end~// @start region=\"a\"~y;~// @end | 4 | region a is in line 1 already",
            "// @start region=a~x;                          | 1 | \"// @start region=a\" is no mark",
            "x; // @end                                     | 1 | \"x; // @end\" is no mark",
            "//@start region=\"a\"                          | 1 | is no mark",
            "// @start region=\"a b\"                       | 1 | is no mark",
    })
    void aMarkThatMakesNoSenseIsAFault(String text, int line, String sentence) {
        List<Fault> faults = Source.read("A.java", text.replace('~', '\n')).faults();
        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().toString()).startsWith("A.java:" + line + ": ").contains(sentence);
    }

    @Test
    void wordsThatOnlyBeginLikeAMarkAreCode() {
        assertThat(Source.read("A.java", "// @starting\n// @ender\n// start\n").faults()).isEmpty();
    }

    private static List<String> lines(Source source, String name) {
        Region region = source.regions().get(name);
        assertThat(region).isNotNull();
        return region == null ? List.of() : region.lines();
    }
}
