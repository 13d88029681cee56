package dev.homespun.testing;

import dev.homespun.http.Fields;
import dev.homespun.http.Method;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A request as it is sent.
///
/// @param method the method
/// @param target the target
/// @param fields all but those that say where to and how long
/// @param content null for none
/// @param chunk how many octets of the content a chunk holds; 0 for no chunks
record Message(Method method, String target, Fields fields, byte @Nullable [] content, int chunk) {

    /// Methods whose requests say so when they have no content (RFC 9110, section 8.6).
    private static final Set<Method> WITH_CONTENT = Set.of(Method.POST, Method.PUT, Method.PATCH);

    Message withTarget(String other) {
        return new Message(method, other, fields, content, chunk);
    }

    Message with(Fields others) {
        return new Message(method, target, others, content, chunk);
    }

    Message with(byte[] octets, String mediaType) {
        return new Message(method, target, fields.with("Content-Type", mediaType), octets, chunk);
    }

    Message withChunk(int octets) {
        if (octets < 1) {
            throw new IllegalArgumentException("chunks are %d octets long; 1 or more".formatted(octets));
        }
        return new Message(method, target, fields, content, octets);
    }

    boolean isHead() {
        return method.equals(Method.HEAD);
    }

    boolean saysClose() {
        return fields.lists("Connection", "close");
    }

    /// {@return what the connection carries}
    ///
    /// @param host what the field Host says, unless the request has one
    byte[] octets(String host) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.writeBytes(head(host).getBytes(StandardCharsets.ISO_8859_1));
        byte[] sent = content == null ? new byte[0] : content;
        if (chunk == 0) {
            octets.writeBytes(sent);
            return octets.toByteArray();
        }
        for (int start = 0; start < sent.length; start += chunk) {
            int length = Math.min(chunk, sent.length - start);
            octets.writeBytes("%x\r\n".formatted(length).getBytes(StandardCharsets.ISO_8859_1));
            octets.write(sent, start, length);
            octets.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        octets.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        return octets.toByteArray();
    }

    private String head(String host) {
        StringBuilder head = new StringBuilder("%s %s HTTP/1.1\r\n".formatted(method.name(), target));
        if (!fields.contains("Host")) {
            head.append("Host: ").append(host).append("\r\n");
        }
        fields.forEach(field -> head.append(field.name()).append(": ").append(field.value()).append("\r\n"));
        if (chunk > 0) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else if ((content != null || WITH_CONTENT.contains(method)) && !fields.contains("Content-Length")) {
            head.append("Content-Length: ").append(content == null ? 0 : content.length).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    /// As the application's own [dev.homespun.http.Request] says it.
    @Override
    public String toString() {
        return method.name() + " " + target;
    }
}
