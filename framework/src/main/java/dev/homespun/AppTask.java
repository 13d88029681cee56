package dev.homespun;

import dev.homespun.binding.Provided;

/// Something that an application does once, or again and again, beside answering requests: at its start, at its end, or
/// to see whether all is well.
@FunctionalInterface
public interface AppTask {

    /// Does it. May block.
    ///
    /// @param provided gives what the application provides
    /// @throws Exception when it cannot be done
    void run(Provided provided) throws Exception;
}
