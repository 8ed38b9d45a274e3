package dev.tollgate.sendmail.address;

import dev.tollgate.sendmail.report.Report;
import org.jspecify.annotations.Nullable;

/** Says what an address that resolves to mailer {@code error} means. */
final class ErrorTriple {
    private ErrorTriple() {}

    /** Says the message; whether the failure is one for the time being. */
    static boolean say(Report report, @Nullable String host, String user) {
        Refusal refusal = Refusal.of(host, user);
        AddressBytes.setStatus(report, refusal.status());
        report.user(refusal.code(), refusal.enhanced(), refusal.text());
        return refusal.code().charAt(0) == '4';
    }
}
