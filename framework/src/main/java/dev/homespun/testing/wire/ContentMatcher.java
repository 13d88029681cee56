package dev.homespun.testing.wire;

import java.util.regex.Pattern;

/// What the content of a response must be, after its transfer coding was removed.
public sealed interface ContentMatcher {

    /// No octet belongs to the response behind its head: nothing is read.
    record Absent() implements ContentMatcher {
        @Override
        public String toString() {
            return "no content";
        }
    }

    /// Any content, framed as the response says.
    record Anything() implements ContentMatcher {
        @Override
        public String toString() {
            return "content";
        }
    }

    /// As many octets as the field whose value was `<n>` said.
    record OfLength() implements ContentMatcher {
        @Override
        public String toString() {
            return "as many octets of content as <n> said";
        }
    }

    /// These octets and no others.
    ///
    /// @param octets the octets; never changed
    record Exact(byte[] octets) implements ContentMatcher {
        @Override
        public String toString() {
            return "the content \"" + VisibleOctets.brief(octets) + "\"";
        }
    }

    /// Content in which these octets stand somewhere.
    ///
    /// @param octets the octets; never changed
    record Containing(byte[] octets) implements ContentMatcher {
        @Override
        public String toString() {
            return "content with \"" + VisibleOctets.brief(octets) + "\" in it";
        }
    }

    /// What a regular expression matches as a whole, the octets read as ISO 8859-1.
    ///
    /// @param pattern the expression; its dot matches line breaks too
    record Matching(Pattern pattern) implements ContentMatcher {
        @Override
        public String toString() {
            return "content that matches ~/" + pattern + "/";
        }
    }
}
