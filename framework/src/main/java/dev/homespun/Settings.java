package dev.homespun;

import dev.homespun.server.ServerOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Where to listen: `--host` and `--port` among the arguments, else HOST and PORT in the environment, else what the
/// application says. And how: with `--dev` in development mode; with `--routes` not at all, the program only says what it
/// would answer.
record Settings(ServerOptions serverOptions, boolean development, boolean routes) {

    /// @throws IllegalArgumentException when something is not understood; the message says what is
    static Settings of(String[] args, Map<String, String> environment, ServerOptions defaults) {
        Map<String, String> values = new HashMap<>();
        environment.forEach((name, value) -> {
            // Compose files set variables that they have nothing for to nothing.
            if ((name.equals("HOST") || name.equals("PORT")) && !value.isEmpty()) {
                values.put(name, value);
            }
        });
        List<String> given = new ArrayList<>(List.of(args));
        boolean routes = given.removeIf("--routes"::equals);
        boolean development = given.removeIf("--dev"::equals);
        for (String arg : given) {
            int equals = arg.indexOf('=');
            String name = arg.startsWith("--") && equals > 0 ? arg.substring(2, equals).toUpperCase(Locale.ROOT) : "";
            if (!name.equals("HOST") && !name.equals("PORT")) {
                throw new IllegalArgumentException(
                        "Argument \"%s\" is not known; --host=…, --port=…, --dev and --routes are".formatted(arg));
            }
            values.put(name, arg.substring(equals + 1));
        }
        ServerOptions options = defaults;
        if (values.containsKey("HOST")) {
            options = options.withHost(values.get("HOST"));
        }
        if (values.containsKey("PORT")) {
            options = options.withPort(port(values.get("PORT")));
        }
        return new Settings(options, development, routes);
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw new IllegalArgumentException(
                "PORT is \"%s\"; a number from 0 to 65535, where 0 takes a free one".formatted(text));
    }
}
