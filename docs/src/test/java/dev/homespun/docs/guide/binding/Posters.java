package dev.homespun.docs.guide.binding;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Put;
import dev.homespun.http.HttpError;
import dev.homespun.http.Request;
import dev.homespun.http.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

// @start region="posters"
@Controller("/posters")
final class Posters {

    private static final long MOST_OCTETS = 20 << 20;

    record Poster(long id, long octets, String sha256) {}

    @Put("/{id}")
    Poster put(long id, Request request) throws IOException, NoSuchAlgorithmException {
        if (!request.field("Content-Type").orElse("").equals("image/png")) {
            throw HttpError.of(Status.UNSUPPORTED_MEDIA_TYPE, "A poster is image/png.");
        }
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        try (InputStream in = request.content().withLimit(MOST_OCTETS).open()) {
            long octets = in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
            return new Poster(id, octets, HexFormat.of().formatHex(sha256.digest()));
        }
    }
}
// @end
