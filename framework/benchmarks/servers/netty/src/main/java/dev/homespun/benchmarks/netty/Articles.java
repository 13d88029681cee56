package dev.homespun.benchmarks.netty;

import static io.netty.handler.codec.http.HttpResponseStatus.BAD_REQUEST;
import static io.netty.handler.codec.http.HttpResponseStatus.NOT_FOUND;
import static io.netty.handler.codec.http.HttpResponseStatus.OK;
import static io.netty.handler.codec.http.HttpResponseStatus.UNPROCESSABLE_ENTITY;

import dev.homespun.benchmarks.work.Checks;
import dev.homespun.benchmarks.work.Found;
import dev.homespun.benchmarks.work.Greeting;
import dev.homespun.benchmarks.work.NewArticle;
import dev.homespun.benchmarks.work.Stored;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.AsciiString;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// All routes. Netty has no router, so this is one.
@Sharable
final class Articles extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final AsciiString TEXT = AsciiString.cached("text/plain; charset=utf-8");
    private static final byte[] PLAINTEXT = Greeting.HELLO.message().getBytes(StandardCharsets.UTF_8);
    private static final String BEFORE_SHELF = "/shelves/";
    private static final String AFTER_SHELF = "/books";

    private final JsonMapper json = new JsonMapper();

    // The field is written once a second by any event loop, and read by all.
    private volatile AsciiString date = now();

    /// Says that a second has passed.
    void tick() {
        date = now();
    }

    private static AsciiString now() {
        return AsciiString.of(DateFormatter.format(new Date()));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        context.write(answerTo(request));
    }

    /// Answers to pipelined requests leave at once.
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable gone) {
        context.close();
    }

    private FullHttpResponse answerTo(FullHttpRequest request) {
        QueryStringDecoder target = new QueryStringDecoder(request.uri());
        String path = target.path();
        if (HttpMethod.POST.equals(request.method())) {
            return path.equals("/articles") ? add(request.content()) : empty(NOT_FOUND);
        }
        if (!HttpMethod.GET.equals(request.method())) {
            return empty(NOT_FOUND);
        }
        if (path.equals("/plaintext")) {
            return ok(TEXT, PLAINTEXT);
        }
        if (path.equals("/json")) {
            return json(new Greeting("Hello, World!"));
        }
        if (path.startsWith(BEFORE_SHELF) && path.endsWith(AFTER_SHELF)) {
            return find(path.substring(BEFORE_SHELF.length(), path.length() - AFTER_SHELF.length()), target);
        }
        return empty(NOT_FOUND);
    }

    private FullHttpResponse find(String shelf, QueryStringDecoder target) {
        List<String> title = target.parameters().get("title");
        List<String> limit = target.parameters().get("limit");
        if (title == null || limit == null) {
            return empty(BAD_REQUEST);
        }
        try {
            return json(new Found(Integer.parseInt(shelf), title.getFirst(), Integer.parseInt(limit.getFirst())));
        } catch (NumberFormatException noNumber) {
            return empty(BAD_REQUEST);
        }
    }

    private FullHttpResponse add(ByteBuf content) {
        try {
            InputStream octets = new ByteBufInputStream(content);
            NewArticle article = json.readValue(octets, NewArticle.class);
            return Checks.isValid(article) ? json(Stored.of(article)) : empty(UNPROCESSABLE_ENTITY);
        } catch (JacksonException noArticle) {
            return empty(BAD_REQUEST);
        }
    }

    private FullHttpResponse json(Object value) {
        return ok(HttpHeaderValues.APPLICATION_JSON, json.writeValueAsBytes(value));
    }

    private FullHttpResponse ok(AsciiString type, byte[] content) {
        FullHttpResponse response = response(OK, content);
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
        return response;
    }

    private FullHttpResponse empty(HttpResponseStatus status) {
        return response(status, new byte[0]);
    }

    private FullHttpResponse response(HttpResponseStatus status, byte[] content) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(content));
        response.headers()
                .set(HttpHeaderNames.DATE, date)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, content.length);
        return response;
    }
}
