package dev.tollgate.ca.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to put into sendmail.mc (cf/README, STARTTLS). */
public final class McLines {
    private McLines() {}

    /**
     * The files sendmail is to use.
     *
     * @param certificatePath the folder with hashed links
     * @param authority the authority's certificate
     * @param certificate the host's certificate, as a server and as a client
     * @param key its key
     * @param crl the revocation list, if there is one: sendmail refuses all certificates when the file is missing
     */
    public record Files(Path certificatePath, Path authority, Path certificate, Path key, Optional<Path> crl) {}

    /** The lines. */
    public static List<String> of(Files files) {
        List<String> lines = new ArrayList<>();
        lines.add(define("confCACERT_PATH", files.certificatePath()));
        lines.add(define("confCACERT", files.authority()));
        lines.add(define("confSERVER_CERT", files.certificate()));
        lines.add(define("confSERVER_KEY", files.key()));
        lines.add(define("confCLIENT_CERT", files.certificate()));
        lines.add(define("confCLIENT_KEY", files.key()));
        files.crl().ifPresent(crl -> {
            lines.add("dnl sendmail reads only the first CRL of confCRL; 'tollgate ca path' puts those of other");
            lines.add("dnl authorities into confCACERT_PATH");
            lines.add(define("confCRL", crl));
        });
        return lines;
    }

    private static String define(String name, Path file) {
        return "define(`" + name + "', `" + file + "')dnl";
    }
}
