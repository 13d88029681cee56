package dev.homespun.server;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Where a server listens.
public sealed interface Address {

    /// A port of this machine.
    ///
    /// @param host the name or address to listen on; 127.0.0.1 is reached from this machine only, 0.0.0.0 from
    ///     everywhere
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

    /// A UNIX domain socket: a file, for those on this machine who may write to it. It is made when the server starts,
    /// in place of one that nobody listens on any more, and removed when the server stops.
    ///
    /// @param path where to make it, 103 octets at most, in a folder that exists, 80 octets at most
    /// @param permissions of the file, such as `rw-rw----`, where the file system knows them
    record Unix(Path path, String permissions) implements Address {

        /// Checks the permissions.
        ///
        /// @throws IllegalArgumentException when they are none
        public Unix {
            try {
                PosixFilePermissions.fromString(permissions);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "permissions are \"%s\"; rw------- and rw-rw---- are examples".formatted(permissions), e);
            }
        }

        /// A socket for programs of the same user.
        ///
        /// @param path where to make it
        public Unix(Path path) {
            this(path, "rw-------");
        }
    }
}
