package dev.tollgate.cli.ca;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.store.environment.Store;
import dev.tollgate.store.ledger.CertificateRecord;
import dev.tollgate.store.ledger.Revocation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tollgate ca list}. */
@Command(name = "list", description = "List what was issued, oldest first: number, state, expiry, subject.")
final class CaList extends AuthorityTask {
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,5})([hdwy]?)");

    @Option(
            names = "--expires-within",
            paramLabel = "TIME",
            description = "List only valid certificates that expire within this time, such as 30d (h, d, w, y). "
                    + "Exits 1 if there are any.")
    private @Nullable String within;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Instant now = operator().now();
        Optional<Instant> end = Optional.ofNullable(within).map(text -> now.plus(span(text)));
        List<CertificateRecord> records = new ArrayList<>();
        try (CertificateAuthority authority = open(Store.Access.READ)) {
            for (CertificateRecord entry : authority.records()) {
                if (end.isEmpty() || expires(entry, now, end.get())) {
                    records.add(entry);
                }
            }
        }
        if (json) {
            Json.print(console(), document -> writeAll(document, records, now));
        } else {
            for (CertificateRecord entry : records) {
                console()
                        .out()
                        .line(entry.serialHex() + "\t" + word(entry, now) + "\t" + entry.notAfter() + "\t"
                                + entry.subject());
            }
        }
        return end.isPresent() && !records.isEmpty() ? ExitCode.NO : ExitCode.OK;
    }

    private static boolean expires(CertificateRecord entry, Instant now, Instant end) {
        return entry.status(now) == CertificateRecord.Status.VALID
                && !entry.notAfter().isAfter(end);
    }

    private static Duration span(String text) {
        Matcher matcher = SPAN.matcher(text);
        if (!matcher.matches()) {
            throw Problem.usage("--expires-within " + text + ": not a time", "write it as in 30d, 4w or 72h");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "h" -> Duration.ofHours(count);
            case "w" -> Duration.ofDays(7 * count);
            case "y" -> Duration.ofDays(365 * count);
            default -> Duration.ofDays(count);
        };
    }

    private static void writeAll(JsonGenerator document, List<CertificateRecord> records, Instant now)
            throws IOException {
        document.writeStartObject();
        document.writeArrayFieldStart("certificates");
        for (CertificateRecord entry : records) {
            write(document, entry, now);
        }
        document.writeEndArray();
        document.writeEndObject();
    }

    static String word(CertificateRecord entry, Instant now) {
        return entry.status(now).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static void write(JsonGenerator document, CertificateRecord entry, Instant now) throws IOException {
        document.writeStartObject();
        document.writeStringField("serial", entry.serialHex());
        document.writeStringField("status", word(entry, now));
        document.writeStringField("subject", entry.subject());
        document.writeStringField("notBefore", entry.notBefore().toString());
        document.writeStringField("notAfter", entry.notAfter().toString());
        document.writeStringField("purpose", entry.purpose());
        document.writeStringField("issuedAt", entry.issuedAt().toString());
        document.writeStringField("issuedBy", entry.issuedBy());
        Optional<Revocation> revocation = entry.revocation();
        Json.nullable(
                document, "revokedAt", revocation.map(r -> r.at().toString()).orElse(null));
        Json.nullable(
                document,
                "revocationReason",
                revocation.map(r -> r.reason().openSslName()).orElse(null));
        Json.nullable(document, "revokedBy", revocation.map(Revocation::by).orElse(null));
        document.writeEndObject();
    }
}
