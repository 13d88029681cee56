package dev.homespun.docs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Compares the code on pages with the regions it comes from, and writes it there.
///
/// Every `java` block needs a source, so that code that nobody compiles cannot creep in; blocks of other languages may
/// have one. Not thread-safe; sources are read once, so an instance is for one pass.
public final class Snippets {

    private static final String JAVA = "java";
    private static final String FIX = "mvn -q -Pweave";

    private final Checkout checkout;
    private final Map<String, Optional<Source>> sources = new HashMap<>();

    Snippets(Checkout checkout) {
        this.checkout = checkout;
    }

    /// Writes the code into all pages of a checkout. Exits with 1 when a page or a source has a fault that this cannot
    /// mend, after everything else was written.
    ///
    /// @param args the root of the checkout
    /// @throws IOException when a file cannot be read or written
    static void main(String[] args) throws IOException {
        Checkout checkout = new Checkout(Path.of(args[0]));
        new Snippets(checkout).weave().forEach(path -> System.out.println("Written: " + path));
        List<Fault> left = new Snippets(checkout).check();
        left.forEach(System.err::println);
        if (!left.isEmpty()) {
            System.exit(1);
        }
    }

    /// {@return everything that is wrong on all pages}
    ///
    /// @throws IOException when a file cannot be read
    List<Fault> check() throws IOException {
        Set<Fault> faults = new LinkedHashSet<>();
        for (String path : checkout.pages()) {
            Page page = page(path);
            faults.addAll(page.faults());
            for (CodeBlock block : page.blocks()) {
                faults.addAll(check(page, block));
            }
        }
        return List.copyOf(faults);
    }

    /// Writes the code of all blocks whose source has no fault.
    ///
    /// @return the pages that were changed
    /// @throws IOException when a file cannot be read or written
    List<String> weave() throws IOException {
        List<String> changed = new ArrayList<>();
        for (String path : checkout.pages()) {
            Page page = page(path);
            Page woven = weave(page);
            if (!woven.lines().equals(page.lines())) {
                checkout.write(path, woven.text());
                changed.add(path);
            }
        }
        return changed;
    }

    /// From the last block to the first, so that what is above keeps its line.
    private Page weave(Page page) throws IOException {
        Page woven = page;
        for (CodeBlock block : page.blocks().reversed()) {
            CodeBlock.Reference reference = block.reference();
            if (reference != null && faults(page, block, reference).isEmpty()) {
                woven = woven.with(block, region(reference).orElseThrow().lines());
            }
        }
        return woven;
    }

    private List<Fault> check(Page page, CodeBlock block) throws IOException {
        CodeBlock.Reference reference = block.reference();
        if (reference == null) {
            return block.language().equals(JAVA) ? fault(page, block,
                    "java block without a source; write <!-- code: path#region --> above it") : List.of();
        }
        List<Fault> faults = faults(page, block, reference);
        return faults.isEmpty() ? difference(page, block, region(reference).orElseThrow()) : faults;
    }

    /// What keeps a block from having code at all.
    private List<Fault> faults(Page page, CodeBlock block, CodeBlock.Reference reference) throws IOException {
        Optional<Source> source = source(reference.path());
        if (source.isEmpty()) {
            return fault(page, block, "there is no file %s; paths start at the root of the repository"
                    .formatted(reference.path()));
        }
        if (!source.get().faults().isEmpty()) {
            return source.get().faults();
        }
        Region region = source.get().regions().get(reference.region());
        if (region == null) {
            return fault(page, block, "%s has no region %s; it has %s".formatted(reference.path(), reference.region(),
                    source.get().regions().isEmpty() ? "none" : String.join(", ", source.get().regions().keySet())));
        }
        return region.lines().stream().anyMatch(block::isEndedBy)
                ? fault(page, block, "%s has a line that would end the block; use a longer fence".formatted(reference))
                : List.of();
    }

    private static List<Fault> difference(Page page, CodeBlock block, Region region) {
        for (int i = 0; i < Math.max(block.lines().size(), region.lines().size()); i++) {
            String found = lineOrNothing(block.lines(), i);
            String expected = lineOrNothing(region.lines(), i);
            if (!found.equals(expected)) {
                return List.of(new Fault(page.path(), block.line() + 1 + i,
                        "the page has %s where %s has %s; to write it: %s"
                                .formatted(found, block.reference(), expected, FIX)));
            }
        }
        return List.of();
    }

    private static String lineOrNothing(List<String> lines, int index) {
        return index < lines.size() ? "\"" + lines.get(index) + "\"" : "no line any more";
    }

    private static List<Fault> fault(Page page, CodeBlock block, String sentence) {
        return List.of(new Fault(page.path(), block.line(), sentence));
    }

    private Optional<Region> region(CodeBlock.Reference reference) throws IOException {
        return source(reference.path()).map(source -> source.regions().get(reference.region()));
    }

    private Optional<Source> source(String path) throws IOException {
        Optional<Source> known = sources.get(path);
        if (known == null) {
            known = checkout.text(path).map(text -> Source.read(path, text));
            sources.put(path, known);
        }
        return known;
    }

    private Page page(String path) throws IOException {
        return Page.of(path, checkout.text(path).orElseThrow());
    }
}
