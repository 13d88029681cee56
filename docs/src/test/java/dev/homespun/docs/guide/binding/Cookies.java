package dev.homespun.docs.guide.binding;

import dev.homespun.binding.Argument;
import dev.homespun.binding.ArgumentResolver;
import dev.homespun.binding.BindableParameter;
import dev.homespun.binding.TextSource;
import dev.homespun.http.Request;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

// @start region="resolver"
final class Cookies implements ArgumentResolver {

    private static final TextSource COOKIE = new TextSource("cookie", "cookie", false, Cookies::values);

    @Override
    public Optional<Argument> resolve(BindableParameter parameter) {
        return parameter.annotation(FromCookie.class)
                .map(from -> parameter.text(COOKIE, parameter.name(from.value())));
    }

    private static List<String> values(Request request, String name) {
        return request.fields().all("Cookie").stream()
                .flatMap(line -> Stream.of(line.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .toList();
    }
}
// @end
