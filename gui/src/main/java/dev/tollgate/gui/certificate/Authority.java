package dev.tollgate.gui.certificate;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An authority as its folder shows it.
 *
 * @param subject its name on one line
 * @param encrypted whether its key asks for a passphrase
 * @param listDue when the next revocation list is due; empty when none was written
 * @param rows the authority's own certificate, then all of the ledger by serial number
 */
public record Authority(
        Path folder,
        String subject,
        Instant notAfter,
        Standing standing,
        boolean encrypted,
        Optional<Instant> listDue,
        List<CertificateRow> rows) {
    public Authority {
        rows = List.copyOf(rows);
    }
}
