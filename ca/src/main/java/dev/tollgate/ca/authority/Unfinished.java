package dev.tollgate.ca.authority;

import dev.tollgate.ca.file.CaFolder;
import dev.tollgate.ca.file.NewFile;
import dev.tollgate.ca.file.NewFile.Audience;
import dev.tollgate.ca.file.NewFile.Existing;
import dev.tollgate.ca.key.Signing;
import dev.tollgate.files.Caller;
import dev.tollgate.files.FileStatus;
import dev.tollgate.files.Folder;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The mark of an authority that is being created. Where it lies and there is no certificate, a program was ended before
 * the authority was complete: nothing was issued with its key, and another one may begin again.
 */
final class Unfinished {
    private static final String NAME = ".tollgate-init";

    private Unfinished() {}

    /** Whether a program of the caller's was ended in {@code folder} before its authority was complete. */
    static boolean isThere(CaFolder folder) throws IOException {
        if (!Files.isDirectory(folder.root()) || Files.exists(folder.certificate())) {
            return false;
        }
        try (Folder root = Folder.open(folder.root())) {
            Optional<FileStatus> mark = root.find(NAME);
            return mark.isPresent() && mark.get().isRegular() && mark.get().uid() == Caller.uid();
        }
    }

    /** From now on what lies in {@code folder} is not an authority yet. */
    static void begin(CaFolder folder) throws IOException {
        NewFile.write(
                mark(folder), "tollgate ca init is at work here, or was ended\n", Audience.SECRET, Existing.REPLACE);
    }

    /** The authority is complete. */
    static void end(CaFolder folder) throws IOException {
        NewFile.clearInterrupted(mark(folder));
        try (Folder root = Folder.open(folder.root())) {
            root.deleteOurs(NAME);
        }
    }

    /** The certificate that {@code parent} has issued to an authority with {@code key} and not revoked, if there is one. */
    static Optional<X509CertificateHolder> issued(CertificateAuthority parent, PrivateKey key) throws IOException {
        List<BigInteger> serials = new ArrayList<>();
        parent.forEach(entry -> {
            if (entry.revocation().isEmpty() && entry.purpose().equals("ca")) {
                serials.add(entry.serial());
            }
        });
        for (BigInteger serial : serials) {
            Optional<X509CertificateHolder> certificate = parent.issued(serial);
            if (certificate.isPresent()
                    && Signing.match(key, Signing.publicKey(certificate.get().getSubjectPublicKeyInfo()))) {
                return certificate;
            }
        }
        return Optional.empty();
    }

    private static Path mark(CaFolder folder) {
        return folder.root().resolve(NAME);
    }
}
