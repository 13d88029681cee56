package dev.homespun.server;

/// Where a server listens.
public sealed interface Address {

    /// A port of this machine.
    ///
    /// @param host the name or address to listen on; 127.0.0.1 is reached from this machine only, 0.0.0.0 from everywhere
    /// @param port 0 to 65535; 0 takes a free one
    record Tcp(String host, int port) implements Address {

        /// Checks the range.
        ///
        /// @throws IllegalArgumentException when the host is blank or the port outside its range
        public Tcp {
            if (host.isBlank()) {
                throw new IllegalArgumentException("host is blank; a name or address to listen on");
            }
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("port is %d; 0 to 65535".formatted(port));
            }
        }
    }
}
