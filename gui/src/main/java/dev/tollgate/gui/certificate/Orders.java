package dev.tollgate.gui.certificate;

import dev.tollgate.ca.issue.Purpose;
import dev.tollgate.ca.key.KeyType;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.store.ledger.RevocationReason;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a person can ask an authority for, as it was typed into a form; each order says what it still lacks. */
public final class Orders {
    /** More than a human life: the end of validity has to stay a date that every program can read. */
    private static final int MOST_DAYS = 36_500;

    private Orders() {}

    /** Something to be filled in. */
    public interface Order {
        /** What is missing or cannot be, as a sentence; empty when the order can be placed. */
        Optional<String> lacking();
    }

    /**
     * A key and its certificate.
     *
     * @param alternativeNames further names, divided by commas or blanks
     * @param folder where the three files go
     */
    public record Issue(String name, Purpose purpose, String alternativeNames, KeyType key, String days, String folder)
            implements Order {
        @Override
        public Optional<String> lacking() {
            return first(List.of(
                    filled(name, "certificate.lacking.name"),
                    Orders.days(days),
                    filled(folder, "certificate.lacking.folder")));
        }

        List<String> names() {
            return Arrays.stream(alternativeNames.split("[,\\s]+"))
                    .filter(text -> !text.isEmpty())
                    .toList();
        }
    }

    /**
     * A certificate for the request in {@code request}, written to {@code out}.
     *
     * @param seen what the request asks for, as it was shown; empty when nothing was
     */
    public record Sign(String request, Purpose purpose, String days, String out, String seen) implements Order {
        @Override
        public Optional<String> lacking() {
            return first(List.of(
                    filled(request, "certificate.lacking.request"),
                    filled(seen, "certificate.lacking.seen"),
                    Orders.days(days),
                    filled(out, "certificate.lacking.out")));
        }
    }

    /** The end of a certificate. */
    public record Revoke(CertificateRow row, RevocationReason reason) implements Order {
        @Override
        public Optional<String> lacking() {
            return row.isRevocable() ? Optional.empty() : Optional.of(Texts.of("certificate.lacking.revocable"));
        }
    }

    /** The next revocation list. */
    public record RevocationList(String days) implements Order {
        @Override
        public Optional<String> lacking() {
            return Orders.days(days);
        }
    }

    /** The forms in which a certificate leaves the authority. */
    public enum ExportForm {
        PEM,
        DER,
        CHAIN,
        PKCS12
    }

    /**
     * A copy of a certificate.
     *
     * @param key the file of its key; only for PKCS #12
     * @param passphrase protects the copy; only for PKCS #12
     * @param repeated the passphrase once more
     */
    public record Export(
            CertificateRow row, ExportForm form, String out, String key, String passphrase, String repeated)
            implements Order {
        @Override
        public Optional<String> lacking() {
            Optional<String> file = filled(out, "certificate.lacking.out");
            if (form != ExportForm.PKCS12) {
                return file;
            }
            return first(List.of(
                    row.isAuthority() ? Optional.of(Texts.of("certificate.lacking.leaf")) : Optional.empty(),
                    file,
                    filled(key, "certificate.lacking.key"),
                    Orders.repeated(passphrase, repeated)));
        }

        @Override
        public String toString() {
            return "Export[" + form + " to " + out + "]";
        }
    }

    /** The first of several complaints. */
    static Optional<String> first(List<Optional<String>> complaints) {
        return complaints.stream().flatMap(Optional::stream).findFirst();
    }

    static Optional<String> filled(String text, String complaint) {
        return text.isBlank() ? Optional.of(Texts.of(complaint)) : Optional.empty();
    }

    static Optional<String> repeated(String passphrase, String repeated) {
        return first(List.of(
                filled(passphrase, "certificate.lacking.passphrase"),
                passphrase.equals(repeated)
                        ? Optional.empty()
                        : Optional.of(Texts.of("certificate.lacking.repeated"))));
    }

    static Optional<String> days(String text) {
        try {
            int days = Integer.parseInt(text.strip());
            if (days >= 1 && days <= MOST_DAYS) {
                return Optional.empty();
            }
        } catch (NumberFormatException e) {
            return Optional.of(Texts.of("certificate.lacking.days", MOST_DAYS));
        }
        return Optional.of(Texts.of("certificate.lacking.days", MOST_DAYS));
    }
}
