package dev.tollgate.cli;

import com.unboundid.ldap.sdk.DeleteRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.controls.TransactionSpecificationRequestControl;
import com.unboundid.ldap.sdk.extensions.EndTransactionExtendedRequest;
import com.unboundid.ldap.sdk.extensions.StartTransactionExtendedRequest;
import com.unboundid.ldap.sdk.extensions.StartTransactionExtendedResult;
import dev.tollgate.testkit.Slapd;
import java.net.URI;

/** A transaction that changes an entry and then fails, which OpenLDAP 2.5 replicates all the same. */
final class FailingTransaction {
    private FailingTransaction() {}

    static void on(String url, String dn) throws Exception {
        URI address = URI.create(url);
        try (LDAPConnection connection = new LDAPConnection(address.getHost(), address.getPort())) {
            connection.bind(Slapd.ADMIN, Slapd.PASSWORD);
            StartTransactionExtendedResult start = (StartTransactionExtendedResult)
                    connection.processExtendedOperation(new StartTransactionExtendedRequest());
            TransactionSpecificationRequestControl inside =
                    new TransactionSpecificationRequestControl(start.getTransactionID());
            ModifyRequest modify =
                    new ModifyRequest(dn, new Modification(ModificationType.REPLACE, "sendmailMTAMapValue", "DISCARD"));
            modify.addControl(inside);
            connection.modify(modify);
            DeleteRequest missing = new DeleteRequest("sendmailMTAKey=missing," + Slapd.BASE);
            missing.addControl(inside);
            connection.delete(missing);
            connection.processExtendedOperation(new EndTransactionExtendedRequest(start.getTransactionID(), true));
        }
    }
}
