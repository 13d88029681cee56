package dev.homespun.dev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.App;
import dev.homespun.binding.Call;
import dev.homespun.binding.Parameter;
import dev.homespun.http.HttpError;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import org.junit.jupiter.api.Test;

class HtmlProblemsTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private final App app = App.create().use(new HtmlProblems())
            .route(Method.GET, "/", Call.of(Parameter.query("page", int.class), Parameter.query("size", int.class),
                    (page, size) -> page + size))
            .route(Method.GET, "/evil", _ -> {
                throw HttpError.badRequest("<script>alert('x')</script> & \"more\"");
            })
            .route(Method.GET, "/fault", _ -> {
                throw new IllegalStateException("secret");
            });

    @Test
    void aBrowserIsShownAPage() throws Exception {
        Response response = get("/?page=x&size=%3Cb%3E", BROWSER);
        assertThat(response.status()).isEqualTo(Status.BAD_REQUEST);
        assertThat(response.fields().all("Content-Type")).containsExactly("text/html;charset=utf-8");
        assertThat(response.fields().all("Vary")).containsExactly("Accept");
        assertThat(response.fields().contains("Content-Security-Policy")).isTrue();
        assertThat(text(response)).contains("<b>400</b> Bad Request", "The request has 2 errors.",
                "<tr><th>in<th>name<th>value<th>reason", "<tr><td>query<td>page<td>x<td>must be an int",
                "<td>&lt;b&gt;<td>").doesNotContain("<b>\"");
    }

    @Test
    void whoAsksForJsonOrForAnythingGetsJson() throws Exception {
        for (String accept : new String[] {"application/json", "*/*", "application/problem+json, text/html;q=0.9", "text/*;q=0"}) {
            Response response = get("/nothing", accept);
            assertThat(response.fields().all("Content-Type")).as(accept).containsExactly("application/problem+json");
            assertThat(response.fields().all("Vary")).containsExactly("Accept");
        }
        assertThat(app.handle(Request.get("/nothing")).problem()).isPresent();
        assertThat(get("/?page=1&size=2", BROWSER).fields().contains("Vary")).isFalse();
    }

    @Test
    void nothingThatSomebodySentIsMarkup() throws Exception {
        assertThat(text(get("/evil", BROWSER))).doesNotContain("<script>")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more&quot;");
    }

    @Test
    void aFaultSaysWhereItsCauseIsAndNotWhatItIs() throws Exception {
        assertThat(text(get("/fault", BROWSER))).contains("<b>500</b>", "The log has the cause, under <code>urn:uuid:")
                .doesNotContain("secret");
    }

    private Response get(String target, String accept) throws Exception {
        return app.handle(Request.get(target).with("Accept", accept));
    }

    private static String text(Response response) throws Exception {
        return new String(response.content().readAll(), UTF_8);
    }
}
