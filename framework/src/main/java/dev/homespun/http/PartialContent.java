package dev.homespun.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.homespun.http.Ranges.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Answers with the ranges of a content that were asked for (RFC 9110, sections 14 and 15.3.7).
///
/// @param whole a 200 that offers ranges, with content of which parts can be sent
record PartialContent(Response whole) {

    /// {@return the same response, if it offers ranges: by Accept-Ranges, and with content in memory or of a file}
    static Optional<PartialContent> of(Response response) {
        boolean isDivisible = response.content() instanceof Content.InMemory
                || response.content() instanceof Content.OfFile || response.content() instanceof Content.None;
        return isDivisible && response.fields().lists("Accept-Ranges", Ranges.UNIT)
                ? Optional.of(new PartialContent(response)) : Optional.empty();
    }

    /// {@return a 206, or the whole where the ranges are not worth it}
    ///
    /// @throws HttpError 416 when no range is within the content
    Response answer(Ranges wanted) {
        long length = whole.content().length();
        List<Range> ranges = wanted.within(length);
        if (wanted.isEndOfNothing(length) || !Ranges.areAscending(ranges)) {
            return whole;
        }
        return switch (ranges.size()) {
            case 0 -> throw new HttpError(Problem.of(Status.RANGE_NOT_SATISFIABLE,
                    "Nothing is there in that range; the content has %d octets.".formatted(length)),
                    Fields.of("Content-Range", "bytes */" + length));
            case 1 -> whole.with(Status.PARTIAL_CONTENT).with("Content-Range", place(ranges.getFirst(), length))
                    .with(slice(ranges.getFirst()));
            default -> multipart(ranges, length);
        };
    }

    /// RFC 9110, section 14.6. The boundary is made by chance, so that no content can hold it.
    private Response multipart(List<Range> ranges, long length) {
        String boundary = UUID.randomUUID().toString();
        String type = whole.fields().first("Content-Type").map("Content-Type: %s\r\n"::formatted).orElse("");
        List<Content> parts = new ArrayList<>();
        for (Range range : ranges) {
            String head = "\r\n--%s\r\n%sContent-Range: %s\r\n\r\n".formatted(boundary, type, place(range, length));
            parts.add(Content.of((parts.isEmpty() ? head.substring(2) : head).getBytes(ISO_8859_1)));
            parts.add(slice(range));
        }
        parts.add(Content.of("\r\n--%s--\r\n".formatted(boundary).getBytes(ISO_8859_1)));
        return whole.with(Status.PARTIAL_CONTENT).with("Content-Type", "multipart/byteranges;boundary=" + boundary)
                .with(new Content.Parts(parts));
    }

    private static String place(Range range, long length) {
        return "bytes %d-%d/%d".formatted(range.first(), range.last(), length);
    }

    private Content slice(Range range) {
        return switch (whole.content()) {
            case Content.InMemory held ->
                    Content.of(Arrays.copyOfRange(held.octets(), (int) range.first(), (int) range.last() + 1));
            case Content.OfFile file ->
                    new Content.OfFile(file.file(), file.position() + range.first(), range.length());
            case Content.None _, Content.Streamed _, Content.Received _, Content.Generated _, Content.Parts _,
                 Content.Takeover _ -> throw new IllegalStateException("no parts of this content can be sent");
        };
    }
}
