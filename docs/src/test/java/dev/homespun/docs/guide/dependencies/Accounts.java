package dev.homespun.docs.guide.dependencies;

import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Get;
import dev.homespun.http.HttpError;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

// @start region="controller"
@Controller("/accounts")
final class Accounts {

    private final Ledger ledger;
    private final Clock clock;
    private final List<Check> checks;
    private final Supplier<Mailer> mailer;
    private final Optional<Tracer> tracer;

    Accounts(Ledger ledger, Clock clock, List<Check> checks, Supplier<Mailer> mailer, Optional<Tracer> tracer) {
        this.ledger = ledger;
        this.clock = clock;
        this.checks = checks;
        this.mailer = mailer;
        this.tracer = tracer;
    }
    // @end

    record Balance(long cents, Instant at) {}

    @Get("/{name}")
    Balance balance(String name) {
        if (!checks.stream().allMatch(check -> check.allows(name))) {
            throw HttpError.notFound("account", name);
        }
        return new Balance(ledger.balance(name), clock.instant());
    }

    @Get("/{name}/parts")
    List<String> parts(String name) {
        return List.of(mailer.get().getClass().getSimpleName(), tracer.isPresent() ? "traced" : "not traced");
    }
}
