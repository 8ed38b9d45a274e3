package dev.tollgate.directory.change;

import com.unboundid.ldap.sdk.AddRequest;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DeleteRequest;
import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ModifyDNRequest;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.UpdatableLDAPRequest;
import com.unboundid.ldap.sdk.controls.AssertionRequestControl;
import com.unboundid.ldap.sdk.controls.PostReadRequestControl;
import com.unboundid.ldap.sdk.controls.PostReadResponseControl;
import com.unboundid.ldap.sdk.controls.TransactionSpecificationRequestControl;
import com.unboundid.ldap.sdk.extensions.EndTransactionExtendedRequest;
import com.unboundid.ldap.sdk.extensions.StartTransactionExtendedRequest;
import com.unboundid.ldap.sdk.extensions.StartTransactionExtendedResult;
import dev.tollgate.directory.entry.MapName;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.directory.server.Server;
import dev.tollgate.files.failure.Failure.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/** Makes the changes of a plan on a server. */
public final class Push {
    private static final String START_TRANSACTION = "1.3.6.1.1.21.1";
    private static final String SYNCHRONIZATION = "1.3.6.1.4.1.4203.1.9.1.1";

    private final Server server;
    /** What our own earlier changes have made of an entry's change number. */
    private final Map<String, String> changeNumbers = new HashMap<>();

    private Push(Server server) {
        this.server = server;
    }

    /**
     * Makes all changes of {@code plan}, one after the other.
     *
     * @param done told after each change how many are made
     */
    public static void run(Server server, Plan plan, IntConsumer done) throws DirectoryException {
        Push push = new Push(server);
        int count = 0;
        for (Step step : plan.steps()) {
            for (Change change : step.changes()) {
                push.make(change, step.changes().size() > 1);
                done.accept(++count);
            }
        }
    }

    private void make(Change planned, boolean more) throws DirectoryException {
        Change change = planned.at(planned.dn(), changeNumbers.getOrDefault(planned.dn(), planned.csn()));
        try {
            server.ask(change.dn(), connection -> {
                remember(change, send(connection, change, more));
                return change;
            });
        } catch (DirectoryException e) {
            if (e.kind() != Kind.UNREACHABLE && e.kind() != Kind.TIMEOUT) {
                throw e;
            }
            // Nobody knows whether the request arrived: the entry tells.
            server.reconnect();
            if (!isMade(change)) {
                server.ask(change.dn(), connection -> {
                    remember(change, send(connection, change, more));
                    return change;
                });
            }
        }
    }

    private void remember(Change change, LDAPResult result) throws LDAPException {
        PostReadResponseControl after = PostReadResponseControl.get(result);
        if (after != null) {
            String csn = after.getEntry().getAttributeValue("entryCSN");
            changeNumbers.put(after.getEntry().getDN(), csn == null ? "" : csn);
            changeNumbers.put(change.dn(), csn == null ? "" : csn);
        }
    }

    private boolean isMade(Change change) throws DirectoryException {
        MapName.Kind kind = change.map().kind();
        Optional<SearchResultEntry> entry = server.entry(change.dn(), kind.value(), kind.key(), "entryCSN");
        boolean hasKey = entry.map(found -> found.getAttributeValueByteArrays(kind.key())).stream()
                .flatMap(Arrays::stream)
                .anyMatch(key -> new String(key, StandardCharsets.ISO_8859_1).equals(change.key()));
        byte[] value =
                entry.map(found -> found.getAttributeValueBytes(kind.value())).orElse(null);
        String text = value == null ? null : new String(value, StandardCharsets.ISO_8859_1);
        boolean sameValue = kind == MapName.Kind.CLASS
                || change.after().map(wanted -> wanted.equals(text)).orElse(text == null);
        return switch (change.kind()) {
            case CONTAINER -> entry.isPresent();
            case ADD, REPLACE -> entry.isPresent() && sameValue;
            case DELETE, RENAME -> entry.isEmpty();
            case ADD_KEY -> hasKey;
            case DROP_KEY -> entry.isPresent() && !hasKey;
        };
    }

    private static LDAPResult send(LDAPConnection connection, Change change, boolean more) throws LDAPException {
        UpdatableLDAPRequest request = change.request();
        assertUnchanged(change, request);
        if (more && exists(change) && change.kind() != Change.Kind.DELETE) {
            request.addControl(new PostReadRequestControl("entryCSN"));
        }
        return send(connection, request);
    }

    private static boolean exists(Change change) {
        return change.kind() != Change.Kind.ADD && change.kind() != Change.Kind.CONTAINER;
    }

    private static void assertUnchanged(Change change, UpdatableLDAPRequest request) {
        if (exists(change) && !change.csn().isEmpty()) {
            request.addControl(new AssertionRequestControl(Filter.createEqualityFilter("entryCSN", change.csn())));
        }
    }

    private static LDAPResult send(LDAPConnection connection, UpdatableLDAPRequest request) throws LDAPException {
        if (request instanceof AddRequest add) {
            return connection.add(add);
        }
        if (request instanceof ModifyRequest modify) {
            return connection.modify(modify);
        }
        if (request instanceof DeleteRequest delete) {
            return connection.delete(delete);
        }
        return connection.modifyDN((ModifyDNRequest) request);
    }

    /** Why a transaction is not safe on this server, or nothing if it is. */
    public static Optional<String> againstTransaction(Server server, String base) throws DirectoryException {
        RootDSE root = server.ask("", LDAPConnection::getRootDSE);
        if (root == null || !root.supportsExtendedOperation(START_TRANSACTION)) {
            return Optional.of("the server has no transactions (RFC 5805)");
        }
        boolean provides = root.supportsControl(SYNCHRONIZATION)
                || server.entry(base, "contextCSN")
                        .filter(entry -> entry.hasAttribute("contextCSN"))
                        .isPresent();
        return provides
                ? Optional.of("the server has or may have replicas: it keeps a contextCSN for them. If a transaction "
                        + "fails, replicas keep its first changes, although the provider undoes them (OpenLDAP 2.5)")
                : Optional.empty();
    }

    /** Makes all changes of {@code plan} at once, or none. */
    public static void transaction(Server server, Plan plan) throws DirectoryException {
        server.ask("", connection -> {
            StartTransactionExtendedResult start = (StartTransactionExtendedResult)
                    connection.processExtendedOperation(new StartTransactionExtendedRequest());
            if (!start.getResultCode().equals(ResultCode.SUCCESS) || start.getTransactionID() == null) {
                throw new LDAPException(start);
            }
            Control inside = new TransactionSpecificationRequestControl(start.getTransactionID());
            boolean queued = false;
            try {
                Set<String> touched = new HashSet<>();
                for (Change change : plan.changes()) {
                    UpdatableLDAPRequest request = change.request();
                    request.addControl(inside);
                    // A second change of an entry meets the change number that the first one gives it.
                    if (touched.add(change.dn())) {
                        assertUnchanged(change, request);
                    }
                    send(connection, request);
                }
                queued = true;
            } finally {
                if (!queued && connection.isConnected()) {
                    connection.processExtendedOperation(
                            new EndTransactionExtendedRequest(start.getTransactionID(), false));
                }
            }
            ExtendedResult end = connection.processExtendedOperation(
                    new EndTransactionExtendedRequest(start.getTransactionID(), true));
            if (!end.getResultCode().equals(ResultCode.SUCCESS)) {
                throw new LDAPException(end);
            }
            return end;
        });
    }
}
