package dev.tollgate.ca.request;

import dev.tollgate.ca.file.Asn1;
import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.PemFile;
import dev.tollgate.ca.issue.Purpose;
import dev.tollgate.ca.key.Signing;
import dev.tollgate.files.failure.Failure.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/** Reads certificate requests (PKCS #10, RFC 2986). Whoever wrote one is not trusted with a single byte of it. */
public final class RequestReader {
    private RequestReader() {}

    /**
     * The request in {@code file}, for a certificate of {@code purpose}.
     *
     * @throws CaException with reason BAD_DATA, naming the file and the first thing that cannot be signed
     */
    public static CheckedRequest read(Path file, Purpose purpose) throws IOException {
        PKCS10CertificationRequest request = PemFile.request(file);
        try {
            return Asn1.read("the request is malformed", () -> checked(request, purpose));
        } catch (CaException e) {
            throw new CaException(Kind.BAD_DATA, file + ": " + e.getMessage(), e.help(), e);
        }
    }

    private static CheckedRequest checked(PKCS10CertificationRequest request, Purpose purpose) throws CaException {
        SignatureDigests.requireStrong(request.getSignatureAlgorithm());
        PublicKey key = Signing.publicKey(request.getSubjectPublicKeyInfo());
        Signing.requireStrong(key);
        requireOwnSignature(request, key);
        List<String> remarks = new ArrayList<>();
        X500Name subject = RequestedSubject.of(request.getSubject(), purpose);
        Optional<GeneralNames> names = RequestedNames.of(request.getAttributes(), remarks);
        return new CheckedRequest(
                subject,
                SubjectPublicKeyInfo.getInstance(key.getEncoded()),
                Signing.kind(key),
                purpose,
                names,
                List.copyOf(remarks));
    }

    private static void requireOwnSignature(PKCS10CertificationRequest request, PublicKey key) throws CaException {
        boolean valid;
        try {
            valid = request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key));
        } catch (PKCSException | OperatorCreationException e) {
            throw new CaException(
                    Kind.BAD_DATA,
                    "the request's signature cannot be checked with the request's key",
                    "signature and key have different types, or are damaged: ask for a new request",
                    e);
        }
        if (!valid) {
            throw new CaException(
                    Kind.BAD_DATA,
                    "the request's signature is wrong",
                    "it was changed after signing, or whoever made it does not have the key: ask for a new one");
        }
    }
}
