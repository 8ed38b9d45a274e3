package dev.tollgate.directory.server;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.EXTERNALBindRequest;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import dev.tollgate.files.failure.Failure.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** A connection to a server, which is made again when it was lost. */
public final class Server implements AutoCloseable {
    private static final int PAGE = 5000;

    private final ServerAddress address;
    private final Login login;
    private final Optional<Path> authorities;
    private final Limits limits;
    private LDAPConnection connection;

    private Server(
            ServerAddress address, Login login, Optional<Path> authorities, Limits limits, LDAPConnection connection) {
        this.address = address;
        this.login = login;
        this.authorities = authorities;
        this.limits = limits;
        this.connection = connection;
    }

    /** What is done with the open connection. */
    @FunctionalInterface
    public interface Request<T> {
        /** Does it. */
        T with(LDAPConnection connection) throws LDAPException;
    }

    /**
     * Connects and binds.
     *
     * @param authorities a PEM file with the authorities that may vouch for the server; empty for those of this Java
     */
    public static Server open(ServerAddress address, Login login, Optional<Path> authorities, Limits limits)
            throws DirectoryException {
        return new Server(address, login, authorities, limits, connect(address, login, authorities, limits));
    }

    private static LDAPConnection connect(ServerAddress address, Login login, Optional<Path> authorities, Limits limits)
            throws DirectoryException {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis((int) limits.connect().toMillis());
        options.setResponseTimeoutMillis(limits.answer().toMillis());
        options.setAbandonOnTimeout(true);
        options.setFollowReferrals(false);
        options.setUseSynchronousMode(address.scheme() != ServerAddress.Scheme.LDAPI);
        SocketFactory sockets = switch (address.scheme()) {
            case LDAP -> SocketFactory.getDefault();
            case LDAPS -> {
                options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
                yield Trust.sockets(authorities);
            }
            case LDAPI -> new UnixSockets(Path.of(address.socket()));
        };
        if (address.scheme() == ServerAddress.Scheme.LDAPI && !Files.exists(Path.of(address.socket()))) {
            throw new DirectoryException(
                    Kind.UNREACHABLE, address.socket() + ": no such socket", "is slapd started with ldapi:///?");
        }
        LDAPConnection connection = null;
        boolean bound = false;
        try {
            String host = address.host().isEmpty() ? "localhost" : address.host();
            connection = new LDAPConnection(sockets, options, host, Math.max(1, address.port()));
            bind(connection, login, limits);
            bound = true;
            return connection;
        } catch (LDAPException e) {
            throw Troubles.of(address.toString(), e);
        } finally {
            if (!bound && connection != null) {
                connection.close();
            }
        }
    }

    private static void bind(LDAPConnection connection, Login login, Limits limits) throws LDAPException {
        BindRequest request;
        if (login instanceof Login.Simple simple) {
            request = new SimpleBindRequest(simple.dn(), simple.password().getBytes(StandardCharsets.ISO_8859_1));
        } else if (login instanceof Login.External) {
            request = new EXTERNALBindRequest("");
        } else {
            // An anonymous bind tells a server that hangs from one that is slow to answer the first search.
            request = new SimpleBindRequest();
        }
        request.setResponseTimeoutMillis(limits.connect().toMillis());
        connection.bind(request);
    }

    /** Where it is. */
    public ServerAddress address() {
        return address;
    }

    /** Who asks. */
    public Login login() {
        return login;
    }

    /** {@code request} on the connection, which is made anew first if it is known to be lost. */
    public <T> T ask(String what, Request<T> request) throws DirectoryException {
        if (!connection.isConnected()) {
            reconnect();
        }
        try {
            return request.with(connection);
        } catch (LDAPException e) {
            throw Troubles.of(what.isEmpty() ? address.toString() : address + ": " + what, e);
        }
    }

    /** Gives the connection up and makes it anew. */
    public void reconnect() throws DirectoryException {
        connection.close();
        connection = connect(address, login, authorities, limits);
    }

    /**
     * Hands every entry below {@code base} that {@code filter} matches to {@code sink}, page by page.
     *
     * @return whether the server sent everything; a server that knows no pages may cut the answer off
     */
    public long search(String base, Filter filter, List<String> attributes, Consumer<SearchResultEntry> sink)
            throws DirectoryException {
        Counting counting = new Counting(sink, limits.entries());
        ask(base, open -> {
            ASN1OctetString cookie = null;
            do {
                cookie = page(open, base, filter, attributes, counting, cookie);
            } while (cookie != null && cookie.getValueLength() > 0 && !counting.full());
            return counting;
        });
        if (counting.full()) {
            throw new DirectoryException(
                    Kind.FAILED, address + ": more than " + limits.entries() + " entries; given up", "");
        }
        return counting.count;
    }

    private @Nullable ASN1OctetString page(
            LDAPConnection open,
            String base,
            Filter filter,
            List<String> attributes,
            Counting sink,
            @Nullable ASN1OctetString cookie)
            throws LDAPException {
        SearchRequest request = new SearchRequest(
                sink,
                base,
                SearchScope.SUB,
                DereferencePolicy.NEVER,
                0,
                0,
                false,
                filter,
                attributes.toArray(String[]::new));
        request.addControl(new SimplePagedResultsControl(PAGE, cookie));
        SearchResult result;
        try {
            result = open.search(request);
        } catch (LDAPSearchException e) {
            if (cookie == null && e.getResultCode().equals(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION)) {
                request.setControls(new Control[0]);
                result = open.search(request);
            } else {
                throw e;
            }
        }
        SimplePagedResultsControl next = SimplePagedResultsControl.get(result);
        return next == null ? null : next.getCookie();
    }

    /** One entry by its name, or nothing if there is none to see. */
    public Optional<SearchResultEntry> entry(String dn, String... attributes) throws DirectoryException {
        return ask(dn, open -> {
            try {
                return Optional.ofNullable(open.getEntry(dn, attributes));
            } catch (LDAPException e) {
                if (e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** Whether {@code result} is the end of the connection, so that nobody knows what became of the request. */
    public static boolean isLost(LDAPResult result) {
        return !result.getResultCode().isConnectionUsable();
    }

    @Override
    public void close() {
        connection.close();
    }

    /** Counts, and takes no more than a limit. */
    private static final class Counting implements SearchResultListener {
        private static final long serialVersionUID = 1L;

        private final transient Consumer<SearchResultEntry> sink;
        private final int most;
        private long count;

        Counting(Consumer<SearchResultEntry> sink, int most) {
            this.sink = sink;
            this.most = most;
        }

        boolean full() {
            return count > most;
        }

        @Override
        public void searchEntryReturned(SearchResultEntry entry) {
            if (++count <= most) {
                sink.accept(entry);
            }
        }

        @Override
        public void searchReferenceReturned(SearchResultReference reference) {
            // Another server's part of the tree: sendmail follows none unless it is told to.
        }
    }
}
