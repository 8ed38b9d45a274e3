package dev.tollgate.ca.authority;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.NewFile;
import dev.tollgate.ca.file.NewFile.Audience;
import dev.tollgate.ca.file.PemFile;
import dev.tollgate.ca.issue.CertificateMaker;
import dev.tollgate.ca.issue.Validity;
import dev.tollgate.ca.request.CheckedRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.bouncycastle.cert.X509CertificateHolder;

/** Certificates for requests that others have made. */
public final class RequestSigning {
    private RequestSigning() {}

    /**
     * Issues what {@code request} asks for: its subject, key and alternative names; everything else is the authority's to
     * say.
     *
     * @param wanted is asked when nothing stands against the certificate any more; a no ends the work
     * @param out where the certificate goes
     * @return whether it was issued
     * @throws CaException when the request cannot be signed here, or the certificate was issued and cannot be written
     */
    public static boolean sign(
            CertificateAuthority authority,
            CheckedRequest request,
            Validity validity,
            Predicate<CheckedRequest> wanted,
            Path out,
            HostCertificates.Manner manner)
            throws IOException {
        NewFile.refuseExisting(out, manner.existing());
        CertificateMaker.Leaf leaf = new CertificateMaker.Leaf(
                request.subject(), request.key(), request.purpose(), request.names(), validity);
        authority.requireIssuable(leaf, manner.sameSubject());
        if (!wanted.test(request)) {
            return false;
        }
        X509CertificateHolder issued = authority.issue(leaf, manner.sameSubject());
        try {
            NewFile.write(out, PemFile.text(List.of(issued)), Audience.PUBLIC, manner.existing());
        } catch (IOException e) {
            throw Undelivered.ofRequest(authority, issued, out, e);
        }
        return true;
    }
}
