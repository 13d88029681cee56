package dev.homespun;

import dev.homespun.settings.Reading;
import java.util.Map;
import java.util.Set;

/// What a program can be started with, for people.
final class Usage {

    static final String HELP = "--help";
    static final String SETTINGS = "--settings";
    static final String ROUTES = "--routes";
    static final String DEVELOPMENT = "--dev";
    static final Set<String> FLAGS = Set.of(HELP, SETTINGS, ROUTES, DEVELOPMENT);

    /// What no setting can be called.
    static final Set<String> RESERVED = Set.of("help", "settings", "routes", "dev", "settings-file");

    private static final String INTRODUCTION = """
            Arguments:
              --help             prints this, and ends
              --settings         prints all settings, their values and where these are from, and ends
              --routes           prints all routes, and ends
              --dev              development mode: browsers are shown pages of problems
              --settings-file=…  reads this file in place of settings.properties, as SETTINGS_FILE does

            Settings, each as an argument, in the environment, or in the file:
            """;

    private Usage() {}

    /// @param others what settings are that nobody gives, by their names
    static String of(Reading reading, Map<String, String> others) {
        return INTRODUCTION + StartupReport.inColumns(reading.usage(others));
    }
}
