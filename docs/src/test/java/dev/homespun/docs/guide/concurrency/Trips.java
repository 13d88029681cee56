package dev.homespun.docs.guide.concurrency;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Timeout;
import dev.homespun.concurrent.Together;
import dev.homespun.concurrent.Together.Task;
import dev.homespun.http.HttpError;
import java.util.List;

// @start region="trips"
@Controller("/trips")
@Timeout("5s")
final class Trips {

    private final Agency agency;

    Trips(Agency agency) {
        this.agency = agency;
    }

    @Get("/{town}")
    Trip to(String town) throws InterruptedException {
        return Together.all(
                () -> agency.train(town),
                () -> agency.hotel(town),
                Trip::new);
    }

    @Get("/{town}/weather")
    @Timeout("200ms")
    String weather(String town) throws InterruptedException {
        return agency.weather(town);
    }

    // @end
    // @start region="first"
    @Get("/{town}/price")
    int price(String town) throws InterruptedException {
        return Together.first(List.of(
                () -> agency.price(town, "north"),
                () -> agency.price(town, "south")));
    }
    // @end
    // @start region="list"
    @Get("/all")
    List<String> hotels() throws InterruptedException {
        List<Task<String, HttpError>> tasks = agency.towns().stream()
                .<Task<String, HttpError>>map(town -> () -> agency.hotel(town)).toList();
        return Together.all(tasks);
    }
    // @end
}
