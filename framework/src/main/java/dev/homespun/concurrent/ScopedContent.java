package dev.homespun.concurrent;

import dev.homespun.http.Content;
import dev.homespun.http.Response;
import java.io.IOException;
import java.io.OutputStream;

/// Content that runs code of the application when it is written, after the handler has returned: within the scope of
/// its request all the same.
final class ScopedContent {

    private ScopedContent() {}

    static Response of(Response response, RequestScope scope) {
        Content bound = bind(response.content(), scope);
        return bound == response.content() ? response : response.with(bound);
    }

    private static Content bind(Content content, RequestScope scope) {
        return switch (content) {
            case Content.None _, Content.InMemory _, Content.OfFile _, Content.Parts _, Content.Received _ -> content;
            case Content.Streamed streamed ->
                    new Content.Streamed(new ScopedInput(streamed.octets(), scope), streamed.length());
            case Content.Generated generated -> new Content.Generated(
                    new ScopedGenerator(generated.generator(), scope),
                    () -> scope.call(() -> generated.trailerSection().get()));
            case Content.Takeover takeover ->
                    new Content.Takeover((in, out) -> run(scope, () -> takeover.protocol().speak(in, out)));
        };
    }

    private record ScopedGenerator(Content.Generator generator, RequestScope scope) implements Content.Generator {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            run(scope, () -> generator.writeTo(out));
        }

        @Override
        public void discard() throws IOException {
            run(scope, generator::discard);
        }
    }

    private interface Writing {
        void write() throws IOException;
    }

    private static void run(RequestScope scope, Writing writing) throws IOException {
        scope.<Boolean, IOException>call(() -> {
            writing.write();
            return true;
        });
    }
}
