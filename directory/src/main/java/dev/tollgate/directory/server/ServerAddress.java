package dev.tollgate.directory.server;

import dev.tollgate.files.failure.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a server listens.
 *
 * @param scheme the transport
 * @param host the host; empty for a socket
 * @param port the port; 0 for a socket
 * @param socket the socket's path; empty for a host
 * @param base the base that the URL names; empty for none
 */
public record ServerAddress(Scheme scheme, String host, int port, String socket, String base) {
    private static final int LDAP_PORT = 389;
    private static final int LDAPS_PORT = 636;
    private static final int HIGHEST_PORT = 65535;

    /** The transport. */
    public enum Scheme {
        LDAP,
        LDAPS,
        LDAPI
    }

    /** Whether {@code name} is the URL of a directory and not the name of a file. */
    public static boolean isUrl(String name) {
        return name.regionMatches(true, 0, "ldap://", 0, 7)
                || name.regionMatches(true, 0, "ldaps://", 0, 8)
                || name.regionMatches(true, 0, "ldapi://", 0, 8);
    }

    /** The address that {@code url} names: ldap://HOST[:PORT][/BASE], ldaps://…, ldapi://%2Fpath%2Fto%2Fsocket. */
    public static ServerAddress parse(String url) throws DirectoryException {
        if (!isUrl(url)) {
            throw bad(url, "is not an LDAP URL");
        }
        Scheme scheme = Scheme.valueOf(url.substring(0, url.indexOf(':')).toUpperCase(Locale.ROOT));
        String rest = url.substring(url.indexOf(':') + 3);
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        String base = slash < 0 ? "" : decoded(url, rest.substring(slash + 1));
        if (base.indexOf('?') >= 0) {
            throw bad(url, "has attributes or a filter, but sendmail's maps have their own");
        }
        if (scheme == Scheme.LDAPI) {
            String path = decoded(url, authority);
            return new ServerAddress(scheme, "", 0, path.isEmpty() ? "/var/run/slapd/ldapi" : path, base);
        }
        return network(url, scheme, authority, base);
    }

    private static ServerAddress network(String url, Scheme scheme, String authority, String base)
            throws DirectoryException {
        URI uri;
        try {
            uri = new URI("ldap://" + authority);
        } catch (URISyntaxException e) {
            throw bad(url, "does not name a host");
        }
        String host = Optional.ofNullable(uri.getHost()).orElse("");
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme == Scheme.LDAPS ? LDAPS_PORT : LDAP_PORT;
        if (host.isEmpty() || uri.getUserInfo() != null) {
            throw bad(url, "does not name a host");
        }
        if (port == 0 || port > HIGHEST_PORT) {
            throw bad(url, "has an invalid port");
        }
        boolean bracketed = host.startsWith("[");
        return new ServerAddress(scheme, bracketed ? host.substring(1, host.length() - 1) : host, port, "", base);
    }

    private static String decoded(String url, String text) throws DirectoryException {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw bad(url, "has a percent sign without two digits");
        }
    }

    private static DirectoryException bad(String url, String what) {
        return new DirectoryException(
                Failure.Kind.BAD_REQUEST,
                url + ": " + what,
                "write ldap://HOST, ldaps://HOST or ldapi://%2Fvar%2Frun%2Fslapd%2Fldapi");
    }

    /** Whether what is sent can be read by others on the way. */
    public boolean isOpenToListeners() {
        boolean here = host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
        return scheme == Scheme.LDAP && !here;
    }

    /** The URL without a base. */
    @Override
    public String toString() {
        String name = scheme.name().toLowerCase(Locale.ROOT) + "://";
        if (scheme == Scheme.LDAPI) {
            return name + socket.replace("%", "%25").replace("/", "%2F");
        }
        boolean usual = port == (scheme == Scheme.LDAPS ? LDAPS_PORT : LDAP_PORT);
        return name + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + (usual ? "" : ":" + port);
    }
}
