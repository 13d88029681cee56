package dev.homespun.docs.guide.concurrency;

import dev.homespun.concurrent.RequestScope;
import dev.homespun.http.HttpError;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Asks others, who take their time.
final class Agency {

    final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    List<String> towns() {
        return List.of("Bath", "York");
    }

    String train(String town) throws InterruptedException {
        log("train");
        Thread.sleep(20);
        return "9:15 to " + town;
    }

    String hotel(String town) throws InterruptedException {
        log("hotel");
        if (!towns().contains(town)) {
            throw HttpError.notFound("hotel in", town);
        }
        Thread.sleep(20);
        return town + " Inn";
    }

    String weather(String town) throws InterruptedException {
        log("weather");
        Thread.sleep(Duration.ofMinutes(1));
        return "Rain in " + town;
    }

    int price(String town, String side) throws InterruptedException {
        log("price");
        Thread.sleep(side.equals("north") ? 60_000 : 1);
        return town.length() * 10;
    }

    // @start region="scope"
    private void log(String what) {
        RequestScope scope = RequestScope.current();
        String who = scope.principal().map(Principal::getName).orElse("somebody");
        asked.add("%s asks for %s (%s)".formatted(who, what, scope.id()));
    }
    // @end
}
