package dev.homespun.docs.guide.results;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Default;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Header;
import dev.homespun.annotation.Produces;
import dev.homespun.binding.Event;
import dev.homespun.binding.EventStream;
import dev.homespun.docs.guide.results.Market.Price;
import java.time.Duration;
import java.util.Optional;

@Controller("/prices")
final class Prices {

    private final Market market;

    Prices(Market market) {
        this.market = market;
    }

    // @start region="events"
    @Get
    EventStream prices(@Header("Last-Event-ID") @Default("0") int last) {
        return EventStream.of(events -> {
            int number = last;
            while (events.isWanted()) {
                Optional<Price> price = market.next(number, Duration.ofSeconds(1));
                if (price.isPresent()) {
                    number = price.get().number();
                    events.send(Event.of(price.get()).named("price").withId(Integer.toString(number)));
                } else {
                    events.comment("still here");
                }
            }
        });
    }
    // @end

    // @start region="page"
    @Get("/page")
    @Produces("text/html")
    String page() {
        return """
                <!doctype html>
                <title>Prices</title>
                <ul></ul>
                <script>
                  new EventSource("/prices").addEventListener("price", event => {
                    const price = JSON.parse(event.data);
                    const line = document.createElement("li");
                    line.textContent = price.share + " " + price.cents / 100;
                    document.querySelector("ul").prepend(line);
                  });
                </script>
                """;
    }
    // @end
}
