package dev.homespun.settings;

import dev.homespun.binding.TextComponent;

/// One setting.
///
/// @param key what it is called
/// @param component what is made of it
record Setting(Key key, TextComponent component) {

    boolean isSecret() {
        return component.type() == Secret.class;
    }

    /// {@return whether its argument may stand without a value, which means true}
    boolean isFlag() {
        return component.type() == boolean.class || component.type() == Boolean.class;
    }

    /// {@return the variable that names the file of a secret}
    String fileVariable() {
        return key.variable() + "_FILE";
    }

    /// {@return a text of it for people to read}
    String shown(String text) {
        return isSecret() ? Secret.of("x").toString() : Masked.of(text);
    }

    /// {@return what it may be, such as `an int, default 10`}
    String allowed() {
        String expected = component.expected();
        return component.defaultText().map(text -> expected + ", default " + shown(text))
                .orElse(expected + (component.isRequired() ? ", required" : ""));
    }

    /// {@return all ways to give it, as a sentence without its end}
    ///
    /// @param file the file to write it into
    String howToGive(String file) {
        return "Give %s=…, %s in the environment%s, or %s in %s".formatted(key.argument(), key.variable(),
                isSecret() ? " or in a file that " + fileVariable() + " names" : "", key, file);
    }
}
