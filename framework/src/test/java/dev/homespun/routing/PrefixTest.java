package dev.homespun.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homespun.http.ErrorHandlers;
import dev.homespun.http.Handler;
import dev.homespun.http.Method;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefixTest {

    private static final Handler NOBODY = _ -> Response.of(Status.OK);
    private static final List<String> SEGMENTS = List.of("a", "b", "7", "{x}", "{x:[0-9]+}", "{x:[a-z]}", "{x...}");
    private static final List<String> WORDS = List.of("a", "b", "7", "77", "ab", "");

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
            "/api, /api, true",
            "/api, /api/books, true",
            "/api, /apis, false",
            "/api, /{first}, false",
            "/{tenant}, /{first}/books, true",
            "/{tenant}, /{first:[a-z]+}, true",
            "/{tenant:[a-z]+}, /{first}, false",
            "/{tenant:[a-z]+}, /acme/books, true",
            "/{rest...}, /{rest...}, false",
    })
    void whatCoversARouteIsAboveAllOfItsPaths(String prefix, String route, boolean covers) {
        assertThat(prefix(prefix).covers(PathPattern.parse(route))).isEqualTo(covers);
    }

    @Test
    void whatIsSaidOfARouteHoldsForEachPathThatItMatches() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            Prefix prefix = prefix(pattern(random));
            PathPattern route = PathPattern.parse(pattern(random));
            List<String> path = path(random);
            RouteTree tree = new RouteTree(List.of(new Endpoint(Method.GET, route, NOBODY, "here")));
            if (tree.find(Method.GET, path) instanceof Match.Found) {
                boolean isAbove = prefix.path().isAbove(path);
                assertThat(isAbove || !prefix.covers(route)).as("%s covers %s, %s (seed %d)", prefix, route, path, seed)
                        .isTrue();
                assertThat(!isAbove || prefix.meets(route)).as("%s meets %s, %s (seed %d)", prefix, route, path, seed)
                        .isTrue();
            }
        }
    }

    private static Prefix prefix(String path) {
        return new Prefix(PathPattern.parse(path), List.of(), ErrorHandlers.NONE);
    }

    private static String pattern(Random random) {
        StringBuilder pattern = new StringBuilder();
        int segments = 1 + random.nextInt(3);
        for (int i = 0; i < segments; i++) {
            String segment = SEGMENTS.get(random.nextInt(SEGMENTS.size() - (i == segments - 1 ? 0 : 1)));
            pattern.append('/').append(segment.replace("x", "x" + i));
        }
        return pattern.toString();
    }

    private static List<String> path(Random random) {
        List<String> path = new ArrayList<>();
        int segments = random.nextInt(4);
        for (int i = 0; i < segments; i++) {
            path.add(WORDS.get(random.nextInt(WORDS.size() - (i == segments - 1 ? 0 : 1))));
        }
        return path;
    }
}
