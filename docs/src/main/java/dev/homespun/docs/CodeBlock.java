package dev.homespun.docs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A fenced block of a page.
///
/// @param line of the opening fence; counts from 1
/// @param language the first word behind the opening fence; empty when there is none
/// @param fence the opening fence, such as three backticks
/// @param indent what precedes the fence, and so each line, when the block is in a list or a quotation
/// @param lines what is between the fences, without the indent
/// @param reference where the code comes from; null when the page does not say
record CodeBlock(int line, String language, String fence, String indent, List<String> lines,
                 @Nullable Reference reference) {

    /// The comment above a block: `<!-- code: path#region -->`.
    ///
    /// @param path relative to the root of the repository
    /// @param region the name of a region in that file
    record Reference(String path, String region) {
        @Override
        public String toString() {
            return path + "#" + region;
        }
    }

    CodeBlock {
        lines = List.copyOf(lines);
    }

    /// {@return whether a line would end this block too early}
    boolean isEndedBy(String codeLine) {
        return codeLine.strip().startsWith(fence);
    }
}
