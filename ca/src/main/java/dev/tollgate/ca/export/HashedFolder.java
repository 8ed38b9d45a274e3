package dev.tollgate.ca.export;

import dev.tollgate.ca.file.NewFile;
import dev.tollgate.ca.file.PemFile;
import java.io.IOException;
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
     * Puts {@code certificate} into {@code folder} as {@code name}.pem and links to it.
     *
     * @return the link
     */
    public static Path add(Path folder, String name, X509CertificateHolder certificate, NewFile.Existing existing)
            throws IOException {
        NewFile.createFolder(folder, "rwxr-xr-x");
        Path file = folder.resolve(name + ".pem");
        NewFile.write(file, PemFile.text(List.of(certificate)), NewFile.Audience.PUBLIC, existing);
        String hash = CanonicalHash.of(certificate.getSubject());
        for (int i = 0; i < MOST_EQUAL_HASHES; i++) {
            Path link = folder.resolve(hash + "." + i);
            try {
                return Files.createSymbolicLink(link, Path.of(name + ".pem"));
            } catch (FileAlreadyExistsException e) {
                if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(Path.of(name + ".pem"))) {
                    return link;
                }
            }
        }
        throw new IOException(folder + ": too many links for the hash " + hash);
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
