package dev.homespun.testing.wire;

/// Where something stands in a `.wire` file.
///
/// @param file the name of the file
/// @param line its line, from 1
/// @param usedAt the line of the `use` that brought it into a scenario, or 0 when it stands in the scenario itself
public record Place(String file, int line, int usedAt) {

    Place(String file, int line) {
        this(file, line, 0);
    }

    /// {@return the file and the line, such as `host.wire:12`, and where it was used if elsewhere}
    @Override
    public String toString() {
        return file + ":" + line + (usedAt == 0 ? "" : ", used at line " + usedAt);
    }
}
