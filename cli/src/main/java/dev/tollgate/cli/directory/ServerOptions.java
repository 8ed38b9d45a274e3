package dev.tollgate.cli.directory;

import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.directory.server.Limits;
import dev.tollgate.directory.server.Login;
import dev.tollgate.directory.server.PasswordFile;
import dev.tollgate.directory.server.Server;
import dev.tollgate.directory.server.ServerAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where in a directory a map lies, and who asks. */
public final class ServerOptions {
    private static final int LONGEST_WAIT = 3600;

    @Option(names = "--base", paramLabel = "DN", description = "The base of the map (LDAP).")
    private @Nullable String base;

    @Option(names = "--bind-dn", paramLabel = "DN", description = "Bind with this name; default: do not bind (LDAP).")
    private @Nullable String bindDn;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "The file with the password for --bind-dn; a newline at its end is ignored.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--external",
            description = "Bind as the user of this process, on an ldapi:// socket (SASL EXTERNAL).")
    private boolean external;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "For ldaps://: the certificates, PEM, of the authorities to trust.")
    private @Nullable Path ca;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "Seconds to wait for a connection, and for each part of an answer (LDAP; 10 and 60).")
    private @Nullable Integer timeout;

    /** The base, of the option or of the URL. */
    public String base(ServerAddress address) {
        String given = base == null ? address.base() : base;
        if (given.isEmpty()) {
            throw Problem.usage("--base is missing", "give the base of the map, such as --base dc=example,dc=com");
        }
        return given;
    }

    /** The base of the option, where there is no server. */
    public String base() {
        if (base == null) {
            throw Problem.usage("--base is missing", "give the base of the map, such as --base dc=example,dc=com");
        }
        return base;
    }

    /** Connects to {@code address}. */
    public Server open(Console console, ServerAddress address) throws DirectoryException {
        return open(console, address, login(console, address, bindDn, passwordFile));
    }

    /** Connects as {@code login}. */
    public Server open(Console console, ServerAddress address, Login login) throws DirectoryException {
        if (timeout != null && (timeout < 1 || timeout > LONGEST_WAIT)) {
            throw Problem.usage("--timeout " + timeout + ": not a time in seconds", "1 to " + LONGEST_WAIT);
        }
        Limits limits = timeout == null
                ? Limits.USUAL
                : new Limits(Duration.ofSeconds(timeout), Duration.ofSeconds(timeout), Limits.USUAL.entries());
        return Server.open(address, login, Optional.ofNullable(ca), limits);
    }

    /** Who asks, if it is {@code name} with the password in {@code password}. */
    public Login login(Console console, ServerAddress address, @Nullable String name, @Nullable Path password)
            throws DirectoryException {
        if (external) {
            if (name != null) {
                throw Problem.usage("--external and --bind-dn cannot be used together", "use one of them");
            }
            return Login.EXTERNAL;
        }
        if (name == null && password == null) {
            return Login.ANONYMOUS;
        }
        if (name == null || password == null) {
            throw Problem.usage(
                    "a bind needs a name and a password",
                    name == null ? "add --bind-dn" : "add --password-file; a password must not be on a command line");
        }
        try {
            PasswordFile file = PasswordFile.read(Input.path(password.toString()));
            file.complaint().ifPresent(console::warn);
            if (address.isOpenToListeners()) {
                console.warn(address + ": the connection is not encrypted: anyone on the network can read the "
                        + "password and all entries; use ldaps://");
            }
            return new Login.Simple(name, file.password());
        } catch (IOException e) {
            throw Problem.reading(password.toString(), e);
        }
    }
}
