package dev.homespun.sample;

import dev.homespun.App;
import dev.homespun.http.Content;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks an application without a socket.
///
/// @param app what is asked
record InMemory(App app) {

    private static final JsonMapper JSON = new JsonMapper();

    /// What came back.
    ///
    /// @param response the response, its content already read
    /// @param text the content
    record Answer(Response response, String text) {

        int status() {
            return response.status().code();
        }

        String field(String name) {
            return response.fields().first(name).orElse("");
        }

        JsonNode json() {
            return JSON.readTree(text);
        }

        /// The detail of a problem, which has to look like one.
        String problem() {
            boolean isProblem = field("Content-Type").equals("application/problem+json");
            if (!isProblem || json().path("status").asInt() != status()) {
                throw new AssertionError("no problem: " + response + " " + text);
            }
            return json().path("detail").asString();
        }
    }

    Answer get(String target) throws Exception {
        return ask(Request.get(target));
    }

    /// Deletes whatever version there is.
    Answer delete(String target) throws Exception {
        return ask(Request.of(Method.DELETE, target).with("If-Match", "*"));
    }

    Answer post(String target, String json) throws Exception {
        return ask(withJson(Request.of(Method.POST, target), json));
    }

    /// Replaces whatever version there is.
    Answer put(String target, String json) throws Exception {
        return put(target, "*", json);
    }

    Answer put(String target, String tag, String json) throws Exception {
        return ask(withJson(Request.of(Method.PUT, target).with("If-Match", tag), json));
    }

    Answer patch(String target, String tag, String json) throws Exception {
        return ask(withJson(Request.of(Method.PATCH, target).with("If-Match", tag), json)
                .with("Content-Type", "application/merge-patch+json"));
    }

    Answer ask(Request request) throws Exception {
        Response response = app.handle(request);
        return new Answer(response, new String(response.content().readAll(), StandardCharsets.UTF_8));
    }

    private static Request withJson(Request request, String json) {
        return request.with("Content-Type", "application/json")
                .with(Content.of(json.getBytes(StandardCharsets.UTF_8)));
    }
}
