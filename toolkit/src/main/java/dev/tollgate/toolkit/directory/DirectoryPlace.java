package dev.tollgate.toolkit.directory;

import dev.tollgate.directory.entry.Owner;
import dev.tollgate.directory.entry.SnapshotReader;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.directory.server.Limits;
import dev.tollgate.directory.server.Login;
import dev.tollgate.directory.server.Server;
import dev.tollgate.directory.server.ServerAddress;
import dev.tollgate.files.failure.Failure.Kind;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whose access map in which directory, and who asks.
 *
 * @param address the server
 * @param base the base below which the map lies
 * @param owner whose entries
 * @param login who asks
 * @param authorities a PEM file with the authorities that may vouch for the server; empty for those of this Java
 */
public record DirectoryPlace(ServerAddress address, String base, Owner owner, Login login, Optional<Path> authorities) {
    /** Whose entries are meant. */
    public enum Whose {
        CLUSTER,
        HOST
    }

    /** Whether {@code name} is the URL of a directory and not the name of a file. */
    public static boolean isUrl(String name) {
        return ServerAddress.isUrl(name);
    }

    /**
     * The place that these words name, as typed into a form.
     *
     * @param base may be empty where the URL has it
     * @param bindDn empty for nobody; on a socket without a password the user of this process
     * @param authorities empty for those of this Java
     */
    public static DirectoryPlace of(
            String url, String base, Whose whose, String name, String bindDn, String password, String authorities)
            throws DirectoryException {
        ServerAddress address = ServerAddress.parse(url.strip());
        String below = base.isBlank() ? address.base() : base.strip();
        if (below.isEmpty()) {
            throw new DirectoryException(
                    Kind.BAD_REQUEST, "the base of the map is missing", "write it as in dc=example,dc=com");
        }
        String owner = name.strip();
        if (owner.isEmpty() || !owner.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new DirectoryException(
                    Kind.BAD_REQUEST,
                    "'" + owner + "' is not the name of a cluster or host",
                    "write it in ASCII, without spaces");
        }
        return new DirectoryPlace(
                address,
                SnapshotReader.checked(below),
                whose == Whose.CLUSTER ? Owner.cluster(owner) : Owner.host(owner),
                login(address, bindDn.strip(), password),
                authorities.isBlank() ? Optional.empty() : Optional.of(Path.of(authorities.strip())));
    }

    private static Login login(ServerAddress address, String bindDn, String password) throws DirectoryException {
        if (!bindDn.isEmpty()) {
            if (password.isEmpty()) {
                throw new DirectoryException(
                        Kind.BAD_REQUEST,
                        "the password of " + bindDn + " is missing",
                        "without one a server binds anonymously");
            }
            return new Login.Simple(bindDn, password);
        }
        return address.scheme() == ServerAddress.Scheme.LDAPI ? Login.EXTERNAL : Login.ANONYMOUS;
    }

    Server open() throws DirectoryException {
        return Server.open(address, login, authorities, Limits.USUAL);
    }

    /** Whether passwords and entries can be read by others on the way. */
    public boolean isOpenToListeners() {
        return address.isOpenToListeners();
    }

    /** Whose map it is, and where, in one line. */
    @Override
    public String toString() {
        return owner + ", " + base + ", " + address;
    }
}
