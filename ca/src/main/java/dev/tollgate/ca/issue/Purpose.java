package dev.tollgate.ca.issue;

import java.util.Optional;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What a host's certificate is for; sendmail needs both when one certificate serves incoming and outgoing mail. */
public enum Purpose {
    SERVER("server"),
    CLIENT("client"),
    BOTH("both");

    private final String word;

    Purpose(String word) {
        this.word = word;
    }

    /** The word in the ledger. */
    public String word() {
        return word;
    }

    /** The purpose called {@code word}. */
    public static Optional<Purpose> named(String word) {
        for (Purpose purpose : values()) {
            if (purpose.word.equals(word)) {
                return Optional.of(purpose);
            }
        }
        return Optional.empty();
    }

    /** The purpose that {@code usage} stands for. */
    public static Optional<Purpose> of(ExtendedKeyUsage usage) {
        boolean server = usage.hasKeyPurposeId(KeyPurposeId.id_kp_serverAuth);
        boolean client = usage.hasKeyPurposeId(KeyPurposeId.id_kp_clientAuth);
        if (!server && !client) {
            return Optional.empty();
        }
        return Optional.of(server && client ? BOTH : server ? SERVER : CLIENT);
    }

    ExtendedKeyUsage extension() {
        return switch (this) {
            case SERVER -> new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth);
            case CLIENT -> new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth);
            case BOTH ->
                new ExtendedKeyUsage(new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth});
        };
    }
}
