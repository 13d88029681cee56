package dev.homespun.binding;

/// A parameter can never get a value. Thrown while an application is put together, and reported as a [Mistake] with the
/// place of the method.
public final class UnbindableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String fix;

    /// An exception for a parameter.
    ///
    /// @param what what is wrong, such as `parameter page has no annotation`
    /// @param fix what to write instead, such as `Write @Query before the parameter`
    public UnbindableException(String what, String fix) {
        super(what);
        this.fix = fix;
    }

    /// {@return what to write instead}
    public String fix() {
        return fix;
    }
}
