package dev.tollgate.ca.authority;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.files.failure.Failure;
import dev.tollgate.files.failure.SystemReason;
import dev.tollgate.model.source.ShellWord;
import dev.tollgate.store.ledger.SerialNumbers;
import java.io.IOException;
import java.nio.file.Path;
import org.bouncycastle.cert.X509CertificateHolder;

/** A certificate that is in the ledger and did not reach its file. */
final class Undelivered {
    private Undelivered() {}

    /** What is said of {@code issued}, which should lie in {@code file}; its key is still where it was staged. */
    static CaException of(CertificateAuthority authority, X509CertificateHolder issued, Path file, IOException cause) {
        return new CaException(
                Failure.Kind.DISK,
                "the certificate " + serial(issued) + " was issued, but " + file + " cannot be written: "
                        + SystemReason.of(cause),
                "make room and run the same command again, which delivers it with its key; or revoke it with "
                        + revocation(authority, issued),
                cause);
    }

    /** The same of a certificate whose key is elsewhere. */
    static CaException ofRequest(
            CertificateAuthority authority, X509CertificateHolder issued, Path file, IOException cause) {
        return new CaException(
                Failure.Kind.DISK,
                "the certificate " + serial(issued) + " was issued, but " + file + " cannot be written: "
                        + SystemReason.of(cause),
                "get it with 'tollgate ca export --ca "
                        + ShellWord.ofName(authority.folder().root()) + " --serial " + serial(issued)
                        + " --out FILE', or revoke it with " + revocation(authority, issued),
                cause);
    }

    static String revocation(CertificateAuthority authority, X509CertificateHolder issued) {
        return "'tollgate ca revoke --ca " + ShellWord.ofName(authority.folder().root()) + " --serial " + serial(issued)
                + "'";
    }

    static String serial(X509CertificateHolder issued) {
        return SerialNumbers.hex(issued.getSerialNumber());
    }
}
