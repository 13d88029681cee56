package dev.homespun.settings;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a setting is called.
///
/// @param name as in a file, such as `shop.database-url`
record Key(String name) {

    /// `databaseUrl` has one of these, `databaseURL` too, and `parseURLOnce` two.
    private static final Pattern NEXT_WORD =
            Pattern.compile("(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    /// @param prefix empty for none
    /// @param path names of components, in camel case
    static Key of(String prefix, List<String> path) {
        return new Key(Stream.concat(Stream.of(prefix).filter(text -> !text.isEmpty()), path.stream().map(Key::kebab))
                .collect(Collectors.joining(".")));
    }

    private static String kebab(String name) {
        return NEXT_WORD.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /// {@return such as `--shop.database-url`}
    String argument() {
        return "--" + name;
    }

    /// {@return such as `SHOP_DATABASE_URL`}
    String variable() {
        return variable(name);
    }

    static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    @Override
    public String toString() {
        return name;
    }
}
