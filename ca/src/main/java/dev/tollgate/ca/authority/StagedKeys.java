package dev.tollgate.ca.authority;

import dev.tollgate.ca.authority.HostCertificates.Delivery;
import dev.tollgate.ca.authority.HostCertificates.Prepared;
import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.NewFile;
import dev.tollgate.ca.file.NewFile.Audience;
import dev.tollgate.ca.file.NewFile.Existing;
import dev.tollgate.ca.file.PemFile;
import dev.tollgate.files.Caller;
import dev.tollgate.files.FileStatus;
import dev.tollgate.files.Folder;
import dev.tollgate.files.OpenFile;
import dev.tollgate.files.TemporaryFile;
import dev.tollgate.files.failure.Failure;
import dev.tollgate.files.failure.SystemReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The keys of certificates that are about to be issued, in one file of the folder where they are going to lie. It is on
 * the disk before the ledger knows of the certificates and goes when all are delivered, so that no certificate is ever
 * without its key. A program that was killed in between leaves it; the next one delivers what the ledger knows.
 */
final class StagedKeys {
    private static final Pattern ENTRY = Pattern.compile("# (KEEP|REPLACE) ([^\\s/]+)\n"
            + "(?s:(-----BEGIN PUBLIC KEY-----\n.*?-----END PUBLIC KEY-----\n)"
            + "(-----BEGIN PRIVATE KEY-----\n.*?-----END PRIVATE KEY-----\n))");

    private final Path file;

    private StagedKeys(Path file) {
        this.file = file;
    }

    /** Work with the ledger. */
    interface Recording<T> {
        T run() throws IOException;
    }

    /** Writes the keys of {@code prepared}; they are on the disk when this returns. */
    static StagedKeys write(CertificateAuthority authority, Path folder, List<Prepared> prepared, Existing existing)
            throws IOException {
        StagedKeys staged = new StagedKeys(place(authority, folder));
        StringBuilder text = new StringBuilder();
        for (Prepared each : prepared) {
            text.append("# ")
                    .append(existing)
                    .append(' ')
                    .append(each.files().base())
                    .append('\n');
            text.append(PemFile.text(List.of(each.leaf().publicKey()))).append(each.keyText());
        }
        try {
            NewFile.write(staged.file, text.toString(), Audience.SECRET, Existing.REPLACE);
        } catch (IOException e) {
            throw new CaException(
                    Failure.Kind.DISK, folder + ": cannot be written: " + SystemReason.of(e), "nothing was issued", e);
        }
        return staged;
    }

    /** What {@code recording} records; when it records nothing, the keys are of no use and go. */
    <T> T keptUnless(Recording<T> recording) throws IOException {
        boolean recorded = false;
        try {
            T result = recording.run();
            recorded = true;
            return result;
        } finally {
            if (!recorded) {
                remove();
            }
        }
    }

    void remove() throws IOException {
        try (Folder folder = Folder.above(file)) {
            folder.deleteOurs(name());
        }
    }

    private String name() {
        return String.valueOf(file.getFileName());
    }

    /** One file for each authority, so that two can deliver to one folder. */
    private static Path place(CertificateAuthority authority, Path folder) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(authority.certificate().getEncoded());
            return folder.resolve(".tollgate-issue-" + HexFormat.of().formatHex(digest, 0, 8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Delivers what an earlier program has issued into {@code folder} and not delivered, and clears away what it left.
     *
     * @throws CaException when a certificate cannot be delivered even now
     */
    static List<Delivery> deliver(CertificateAuthority authority, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        StagedKeys staged = new StagedKeys(place(authority, folder));
        Optional<String> text;
        try (Folder opened = Folder.open(folder)) {
            removeTemporaries(opened);
            text = ownText(opened, staged.name());
        }
        if (text.isEmpty()) {
            return List.of();
        }
        List<Delivery> deliveries = new ArrayList<>();
        Matcher entries = ENTRY.matcher(text.get());
        while (entries.find()) {
            HostCertificates.Files files = HostCertificates.Files.named(folder, entries.group(2));
            SubjectPublicKeyInfo key = PemFile.publicKey(staged.file, entries.group(3));
            Optional<X509CertificateHolder> issued = authority.validCertificateOf(key);
            if (issued.isPresent() && !isDelivered(files, issued.get())) {
                deliveries.add(
                        deliver(authority, files, issued.get(), entries.group(4), Existing.valueOf(entries.group(1))));
            }
        }
        staged.remove();
        return deliveries;
    }

    private static Delivery deliver(
            CertificateAuthority authority,
            HostCertificates.Files files,
            X509CertificateHolder issued,
            String key,
            Existing existing)
            throws IOException {
        boolean ownKey = holds(files.key(), key);
        // The key is the first to be written: where it lies already, all three files are this certificate's.
        Delivery delivery =
                HostCertificates.deliver(authority, key, files, issued, ownKey ? Existing.REPLACE : existing);
        authority
                .operator()
                .remarks()
                .accept("delivered " + files.certificate() + ": the certificate " + Undelivered.serial(issued)
                        + " was issued by a program that was stopped before it could write its files");
        return delivery;
    }

    private static boolean isDelivered(HostCertificates.Files files, X509CertificateHolder issued) throws IOException {
        for (Path one : files.all()) {
            if (!Files.exists(one) || NewFile.wasInterrupted(one)) {
                return false;
            }
        }
        return holds(files.certificate(), PemFile.text(List.of(issued)));
    }

    /** Whether {@code file} is a file with {@code text}; a FIFO, which would be waited for, holds none. */
    private static boolean holds(Path file, String text) throws IOException {
        return Files.isRegularFile(file) && new String(PemFile.bytes(file), StandardCharsets.UTF_8).equals(text);
    }

    /** A program that is killed while it puts a file into place leaves its temporary name, perhaps with a key in it. */
    private static void removeTemporaries(Folder folder) throws IOException {
        for (String name : folder.names()) {
            boolean ours = TemporaryFile.targetOf(name)
                    .filter(target -> target.endsWith(".key") || target.endsWith(".crt"))
                    .isPresent();
            Optional<FileStatus> left = ours ? folder.find(name) : Optional.empty();
            if (left.isPresent() && left.get().uid() == Caller.uid()) {
                folder.delete(name, left.get());
            }
        }
    }

    /** The text of the caller's own file {@code name}, through one opened file: its name may lead elsewhere by then. */
    private static Optional<String> ownText(Folder folder, String name) throws IOException {
        Optional<FileStatus> found = folder.find(name);
        if (found.isEmpty() || !found.get().isRegular()) {
            return Optional.empty();
        }
        try (OpenFile file = folder.read(name)) {
            return file.status().uid() == Caller.uid()
                    ? Optional.of(new String(file.bytes(), StandardCharsets.UTF_8))
                    : Optional.empty();
        }
    }
}
