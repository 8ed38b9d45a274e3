package dev.tollgate.store.ledger;

/** A certificate to be recorded. */
public final class IssuedCertificate {
    private final CertificateRecord entry;
    private final byte[] der;

    /**
     * A certificate to be recorded.
     *
     * @param entry its line in the ledger
     * @param der the certificate itself; empty when only the line is known
     */
    public IssuedCertificate(CertificateRecord entry, byte[] der) {
        this.entry = entry;
        this.der = der.clone();
    }

    /** Its line in the ledger. */
    public CertificateRecord entry() {
        return entry;
    }

    /** The certificate itself; empty when only the line is known. */
    public byte[] der() {
        return der.clone();
    }
}
