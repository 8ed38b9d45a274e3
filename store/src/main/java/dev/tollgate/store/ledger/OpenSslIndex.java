package dev.tollgate.store.ledger;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * OpenSSL's {@code index.txt} ({@code openssl ca}, "database"): per line, divided by tabs, the status (V, R or E), the
 * end of validity, time and reason of the revocation, serial number, file name (always "unknown"), subject on one line.
 */
public final class OpenSslIndex {
    private static final DateTimeFormatter TWO_DIGITS = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'");
    private static final DateTimeFormatter FOUR_DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'");
    private static final int LONGEST_SUBJECT = 16_384;
    private static final Instant FOUR_DIGITS_FROM = Instant.parse("2050-01-01T00:00:00Z");

    private OpenSslIndex() {}

    /** A line that is not of the format. */
    public static final class FormatException extends Exception {
        private static final long serialVersionUID = 1L;

        FormatException(int line, String detail) {
            super("line " + line + ": " + detail);
        }
    }

    /**
     * The records of an index. What OpenSSL does not keep (the begin of validity, when and who issued) is the epoch and
     * empty.
     *
     * @throws FormatException naming the first line that cannot be read
     */
    public static List<CertificateRecord> parse(String text) throws FormatException {
        List<CertificateRecord> records = new ArrayList<>();
        Map<BigInteger, Integer> lines = new HashMap<>();
        int number = 0;
        for (String line : text.split("\r?\n", -1)) {
            number++;
            if (!line.isEmpty() && !line.startsWith("#")) {
                CertificateRecord entry = parseLine(line, number);
                Integer before = lines.put(entry.serial(), number);
                if (before != null) {
                    throw new FormatException(
                            number,
                            "the serial number " + entry.serialHex() + " is that of line " + before
                                    + ", too, and one of the two may be revoked; openssl ca does not accept such a "
                                    + "file");
                }
                records.add(entry);
            }
        }
        return records;
    }

    private static CertificateRecord parseLine(String line, int number) throws FormatException {
        String[] fields = line.split("\t", -1);
        if (fields.length != 6) {
            throw new FormatException(number, fields.length + " fields instead of 6");
        }
        if (fields[5].length() > LONGEST_SUBJECT) {
            throw new FormatException(number, "the subject is longer than " + LONGEST_SUBJECT + " bytes");
        }
        BigInteger serial = SerialNumbers.parse(fields[3])
                .orElseThrow(() -> new FormatException(number, "'" + start(fields[3]) + "' is not a serial number"));
        Optional<Revocation> revocation = switch (fields[0]) {
            case "V", "E" -> Optional.empty();
            case "R" -> Optional.of(revocation(fields[2], number));
            default -> throw new FormatException(number, "status '" + start(fields[0]) + "' is not one of V, R, E");
        };
        return new CertificateRecord(
                serial, fields[5], Instant.EPOCH, time(fields[1], number), Instant.EPOCH, "", "", revocation);
    }

    /** So much of a field as a message can show. */
    private static String start(String field) {
        String shown = field.replaceAll("[^ -~]", "?");
        return shown.length() > 40 ? shown.substring(0, 40) + "..." : shown;
    }

    private static Revocation revocation(String field, int number) throws FormatException {
        int comma = field.indexOf(',');
        Instant at = time(comma < 0 ? field : field.substring(0, comma), number);
        String detail = comma < 0 ? "" : field.substring(comma + 1);
        String word = detail.contains(",") ? detail.substring(0, detail.indexOf(',')) : detail;
        RevocationReason reason = switch (word) {
            case "" -> RevocationReason.UNSPECIFIED;
            case "holdInstruction" -> RevocationReason.CERTIFICATE_HOLD;
            case "keyTime" -> RevocationReason.KEY_COMPROMISE;
            case "CAkeyTime" -> RevocationReason.CA_COMPROMISE;
            default ->
                RevocationReason.named(word)
                        .orElseThrow(() -> new FormatException(number, "'" + start(word) + "' is not a reason"));
        };
        return new Revocation(at, reason, "", word.equals(reason.openSslName()) ? "" : detail);
    }

    /** A time as in certificates: two digits of the year up to 2049, four from then on. */
    static Instant time(String text, int line) throws FormatException {
        try {
            if (text.length() == 13) {
                LocalDateTime time = LocalDateTime.parse(text, TWO_DIGITS);
                return time.minusYears(time.getYear() >= 2050 ? 100 : 0).toInstant(ZoneOffset.UTC);
            }
            return LocalDateTime.parse(text, FOUR_DIGITS).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new FormatException(line, "'" + start(text) + "' is not a time");
        }
    }

    static String time(Instant time) {
        return (time.isBefore(FOUR_DIGITS_FROM) ? TWO_DIGITS : FOUR_DIGITS)
                .format(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    }

    /** The line of {@code entry}, with its newline. OpenSSL marks a certificate as expired only when told to. */
    public static String line(CertificateRecord entry) {
        String revoked = entry.revocation().map(OpenSslIndex::revocationField).orElse("");
        return (entry.revocation().isPresent() ? "R" : "V")
                + "\t" + time(entry.notAfter())
                + "\t" + revoked
                + "\t" + entry.serialHex()
                + "\tunknown\t" + entry.subject() + "\n";
    }

    private static String revocationField(Revocation revocation) {
        String reason = revocation.detail();
        if (reason.isEmpty()) {
            // openssl ca knows no more reasons than those up to certificateHold.
            reason = revocation.reason().code() > RevocationReason.CERTIFICATE_HOLD.code()
                            || revocation.reason() == RevocationReason.UNSPECIFIED
                    ? ""
                    : revocation.reason().openSslName();
        }
        return time(revocation.at()) + (reason.isEmpty() ? "" : "," + reason);
    }
}
