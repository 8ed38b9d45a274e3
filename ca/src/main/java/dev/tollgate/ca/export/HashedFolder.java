package dev.tollgate.ca.export;

import dev.tollgate.ca.file.NewFile;
import dev.tollgate.ca.file.PemFile;
import dev.tollgate.files.Folder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;

/** A folder for sendmail's CACertPath: certificates with links named by the hash of their subject (openssl rehash). */
public final class HashedFolder {
    private static final int MOST_EQUAL_HASHES = 1000;

    private HashedFolder() {}

    /**
     * Puts {@code certificate} into {@code folder} as {@code name}.pem, or {@code name}-2.pem and so on where that is
     * another one, and links to it.
     *
     * @return the link
     */
    public static Path add(Path folder, String name, X509CertificateHolder certificate) throws IOException {
        NewFile.createFolder(folder, "rwxr-xr-x");
        String text = PemFile.text(List.of(certificate));
        for (int i = 1; i < MOST_EQUAL_HASHES; i++) {
            Path file = folder.resolve(i == 1 ? name + ".pem" : name + "-" + i + ".pem");
            if (!Files.exists(file)) {
                NewFile.write(file, text, NewFile.Audience.PUBLIC, NewFile.Existing.KEEP);
            } else if (!Files.isRegularFile(file)
                    || !new String(PemFile.bytes(file), StandardCharsets.ISO_8859_1).equals(text)) {
                continue;
            }
            NewFile.clearInterrupted(file);
            return link(folder, CanonicalHash.of(certificate.getSubject()) + ".", file.getFileName());
        }
        throw new IOException(folder + ": too many files called " + name);
    }

    /**
     * Links to the revocation list in {@code file}, so that OpenSSL finds the current one of its issuer here.
     *
     * @return the link
     */
    public static Path addList(Path folder, Path file) throws IOException {
        NewFile.createFolder(folder, "rwxr-xr-x");
        return link(
                folder,
                CanonicalHash.of(PemFile.crl(file).getIssuer()) + ".r",
                file.toAbsolutePath().normalize());
    }

    private static Path link(Path directory, String start, Path target) throws IOException {
        try (Folder folder = Folder.open(directory)) {
            for (int i = 0; i < MOST_EQUAL_HASHES; i++) {
                Path link = directory.resolve(start + i);
                try {
                    folder.createLink(start + i, target);
                    return link;
                } catch (FileAlreadyExistsException e) {
                    if (Files.isSymbolicLink(link)
                            && Files.readSymbolicLink(link).equals(target)) {
                        return link;
                    }
                }
            }
        }
        throw new IOException(directory + ": too many links that begin with " + start);
    }

    /** The links in {@code folder} that lead nowhere or to a certificate of another hash. */
    public static List<Path> wrongLinks(Path folder) throws IOException {
        List<Path> wrong = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path link : files.filter(Files::isSymbolicLink).sorted().toList()) {
                String name = String.valueOf(link.getFileName());
                if (name.matches("[0-9a-f]{8}\\.[0-9]+")
                        && (!Files.exists(link)
                                || !name.startsWith(CanonicalHash.of(
                                        PemFile.certificate(link).getSubject())))) {
                    wrong.add(link);
                }
            }
        }
        return wrong;
    }
}
