package dev.homespun.server;

/// Whether clients have to show a certificate (mutual TLS).
public enum ClientCertificates {

    /// Who has none, or one that is not trusted, gets no connection.
    REQUIRED,

    /// Who has none is served like everybody; who has one that is not trusted gets no connection.
    REQUESTED
}
