package dev.homespun.binding;

import dev.homespun.http.Request;
import java.util.List;

/// A part of a request that holds texts under names.
///
/// @param in what it is called in a problem, such as `query`
/// @param noun what one of its texts is called in a sentence, such as `query parameter`
/// @param isShown whether a problem may repeat a value that does not fit; false where secrets travel
/// @param lookup finds the texts
public record TextSource(String in, String noun, boolean isShown, Lookup lookup) {

    static final TextSource PATH =
            new TextSource("path", "path variable", true, (request, name) -> List.of(request.pathVariable(name)));
    static final TextSource QUERY =
            new TextSource("query", "query parameter", true, (request, name) -> request.query().all(name));
    static final TextSource HEADER =
            new TextSource("header", "field", false, (request, name) -> request.fields().all(name));

    /// Finds texts.
    @FunctionalInterface
    public interface Lookup {

        /// {@return all texts of a name, in their order; none when there is none}
        ///
        /// @param request where to look
        /// @param name what to look for
        List<String> texts(Request request, String name);
    }
}
