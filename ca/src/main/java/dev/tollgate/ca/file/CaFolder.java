package dev.tollgate.ca.file;

import java.nio.file.Path;

/** The places in an authority's folder; the layout is OpenSSL's, so that {@code openssl ca} can work there too. */
public record CaFolder(Path root) {
    /** The authority's certificate. */
    public Path certificate() {
        return root.resolve("cacert.pem");
    }

    /** The certificates from the authority's own up to the root; only an intermediate authority has it. */
    public Path chain() {
        return root.resolve("cachain.pem");
    }

    /** The folder of private keys, 0700. */
    public Path privateFolder() {
        return root.resolve("private");
    }

    /** The authority's private key, 0600. */
    public Path key() {
        return privateFolder().resolve("cakey.pem");
    }

    /** The folder with a copy of every certificate by serial number. */
    public Path newCertificates() {
        return root.resolve("newcerts");
    }

    /** The copy of the certificate with the serial number {@code hex}. */
    public Path newCertificate(String hex) {
        return newCertificates().resolve(hex + ".pem");
    }

    /** The folder for a CACertPath with hashed links. */
    public Path certificates() {
        return root.resolve("certs");
    }

    /** The revocation list. */
    public Path crl() {
        return root.resolve("crl.pem");
    }

    /** The ledger's store. */
    public Path ledger() {
        return root.resolve("ledger");
    }

    /** OpenSSL's list of certificates. */
    public Path index() {
        return root.resolve("index.txt");
    }

    /** OpenSSL's next serial number. */
    public Path serial() {
        return root.resolve("serial");
    }

    /** OpenSSL's next number of a revocation list. */
    public Path crlNumber() {
        return root.resolve("crlnumber");
    }
}
