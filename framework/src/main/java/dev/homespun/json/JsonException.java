package dev.homespun.json;

/// A document could not be read. Holds nothing of the document's text.
public final class JsonException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient JsonFault fault;

    /// An exception for this fault.
    ///
    /// @param fault what is wrong
    public JsonException(JsonFault fault) {
        super(fault.toString(), null, false, false);
        this.fault = fault;
    }

    /// {@return what is wrong}
    public JsonFault fault() {
        return fault;
    }
}
