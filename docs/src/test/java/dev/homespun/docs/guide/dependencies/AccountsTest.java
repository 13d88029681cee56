package dev.homespun.docs.guide.dependencies;

import static org.junit.jupiter.api.Assertions.assertEquals;

// @start region="test"
import dev.homespun.App;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AccountsTest {

    @Test
    void aBalanceSaysWhen() throws Exception {
        Clock noon = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
        Ledger ledger = _ -> 500;
        App app = Main.app(noon).provide(Ledger.class, () -> ledger);

        Response response = app.handle(Request.get("/accounts/ada"));

        assertEquals("{\"cents\":500,\"at\":\"2026-11-24T12:00:00Z\"}",
                new String(response.content().readAll(), StandardCharsets.UTF_8));
    }

    @Test
    void everythingFitsTogether() {
        Main.app().verify();
    }
}
// @end
