package dev.tollgate.gui.certificate;

import dev.tollgate.store.ledger.CertificateRecord;
import dev.tollgate.store.ledger.Revocation;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One certificate in the list.
 *
 * @param serial its number in the ledger; empty for the authority's own certificate
 * @param serialHex the number as OpenSSL writes it
 * @param subject the subject on one line
 * @param purpose what it was issued for, such as {@code server}; {@code ca} for an authority
 * @param issuedBy the user who issued it, empty when not known
 */
public record CertificateRow(
        Optional<BigInteger> serial,
        String serialHex,
        String subject,
        String purpose,
        Instant notBefore,
        Instant notAfter,
        String issuedBy,
        Optional<Revocation> revocation,
        Standing standing) {
    private static final Pattern ESCAPED = Pattern.compile("\\\\x([0-9A-Fa-f]{2})");

    static CertificateRow of(CertificateRecord entry, Instant now) {
        return new CertificateRow(
                Optional.of(entry.serial()),
                entry.serialHex(),
                entry.subject(),
                entry.purpose(),
                entry.notBefore(),
                entry.notAfter(),
                entry.issuedBy(),
                entry.revocation(),
                entry.revocation().isPresent()
                        ? Standing.REVOKED
                        : Standing.of(entry.notBefore(), entry.notAfter(), now));
    }

    /** The common name as people read it; the whole subject when it has none. */
    public String name() {
        int begin = subject.lastIndexOf("/CN=");
        if (begin < 0) {
            return subject;
        }
        int end = subject.indexOf('/', begin + 4);
        return unescaped(subject.substring(begin + 4, end < 0 ? subject.length() : end));
    }

    /** OpenSSL's one line writes a byte beyond ASCII as {@code \\xC3}. */
    private static String unescaped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher matcher = ESCAPED.matcher(text);
        int from = 0;
        while (matcher.find()) {
            bytes.writeBytes(text.substring(from, matcher.start()).getBytes(StandardCharsets.UTF_8));
            bytes.write(Integer.parseInt(matcher.group(1), 16));
            from = matcher.end();
        }
        bytes.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Whether this is the authority itself. */
    public boolean isAuthority() {
        return serial.isEmpty();
    }

    /** Whether it can be revoked: it was issued here, and was not revoked before. */
    public boolean isRevocable() {
        return serial.isPresent() && revocation.isEmpty();
    }
}
