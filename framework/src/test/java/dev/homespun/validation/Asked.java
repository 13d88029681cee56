package dev.homespun.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.App;
import dev.homespun.http.Content;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An application that is asked in memory.
///
/// @param app the application
record Asked(App app) {

    static Asked of(Object controller) {
        return new Asked(App.create().controller(controller));
    }

    static Request post(String target, String json) {
        return Request.of(Method.POST, target).with("Content-Type", "application/json")
                .with(Content.of(json.getBytes(StandardCharsets.UTF_8)));
    }

    /// {@return the text of a 200}
    String answer(Request request) throws Exception {
        Response response = app.handle(request);
        String text = new String(response.content().readAll(), StandardCharsets.UTF_8);
        assertThat(response.status().code()).as(text).isEqualTo(200);
        return text;
    }

    /// {@return the problem of an answer with this status}
    JsonNode problem(int status, Request request) throws Exception {
        Response response = app.handle(request);
        JsonNode problem = JsonMapper.shared().readTree(response.content().readAll());
        assertThat(response.status().code()).as(problem.toString()).isEqualTo(status);
        assertThat(response.fields().first("Content-Type")).contains("application/problem+json");
        return problem;
    }

    /// {@return the errors of a 422, each such as `body /title: must not be blank`, in their order}
    List<String> refusals(Request request) throws Exception {
        return problem(422, request).get("errors").valueStream().map(error -> {
            assertThat(error.has("value")).as("nothing is echoed").isFalse();
            String place = error.has("name") ? error.get("name").asString() : error.get("pointer").asString();
            return "%s %s: %s".formatted(error.get("in").asString(), place, error.get("reason").asString());
        }).toList();
    }
}
