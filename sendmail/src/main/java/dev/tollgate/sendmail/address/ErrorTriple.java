package dev.tollgate.sendmail.address;

import dev.tollgate.sendmail.report.EnhancedCode;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.sendmail.scan.Tokens;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An address that resolves to mailer {@code error}: its message, and the status that its host part stands for. */
final class ErrorTriple {
    private static final Map<String, Integer> NAMED = Map.of(
            "usage", Sysexits.USAGE,
            "nouser", Sysexits.NOUSER,
            "nohost", Sysexits.NOHOST,
            "unavailable", Sysexits.UNAVAILABLE,
            "software", Sysexits.SOFTWARE,
            "tempfail", Sysexits.TEMPFAIL,
            "protocol", Sysexits.PROTOCOL,
            "config", Sysexits.CONFIG);

    private ErrorTriple() {}

    /** Says the message; whether the failure is one for the time being. */
    static boolean say(Report report, @Nullable String host, String user) {
        AddressBytes.setStatus(report, host == null ? Sysexits.UNAVAILABLE : status(host));
        String text = Tokens.stripQuotes(user);
        if (!isReply(text)) {
            report.user("553", text);
            return false;
        }
        String code = text.substring(0, 3);
        int rest = 4 + EnhancedCode.skip(text.substring(4));
        report.user(code, text.substring(rest));
        return code.charAt(0) == '4';
    }

    private static boolean isReply(String text) {
        return text.length() > 3
                && "2345".indexOf(text.charAt(0)) >= 0
                && Chars.isDigit(text.charAt(1))
                && Chars.isDigit(text.charAt(2))
                && text.charAt(3) == ' ';
    }

    private static int status(String host) {
        if (host.indexOf('.') >= 0) {
            return ofCode(host);
        }
        if (!host.isEmpty() && Chars.isDigit(host.charAt(0))) {
            return Chars.decimal(host);
        }
        return NAMED.getOrDefault(host.toLowerCase(Locale.ROOT), Sysexits.UNAVAILABLE);
    }

    /** The status that an enhanced code stands for (util.c, dsntoexitstat). */
    private static int ofCode(String code) {
        char first = code.charAt(0);
        if (first == '2' || first == '4') {
            return first == '2' ? Sysexits.OK : Sysexits.TEMPFAIL;
        }
        if (first != '5') {
            return Sysexits.CONFIG;
        }
        String[] parts = code.split("\\.", -1);
        int subject = Chars.decimal(parts[1]);
        int detail = parts.length > 2 ? Chars.decimal(parts[2]) : 0;
        return switch (subject) {
            case 1 -> pick(detail, 65, 67, 68, 64, 69, 78, 67, 64, 68);
            case 2 -> detail == 3 ? 65 : 69;
            case 3 -> 71;
            case 4 -> pick(detail, 74, 75, 74, 75, 76, 75, 78);
            case 5 -> 76;
            case 7 -> 65;
            default -> Sysexits.UNAVAILABLE;
        };
    }

    private static int pick(int detail, int... statuses) {
        return detail < statuses.length ? statuses[detail] : Sysexits.UNAVAILABLE;
    }
}
