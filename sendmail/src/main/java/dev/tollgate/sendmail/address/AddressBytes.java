package dev.tollgate.sendmail.address;

import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.report.Sysexits;

/** The checks of an address' length and bytes; bytes that are wrong become question marks. */
public final class AddressBytes {
    private static final int LONGEST = 255;

    private AddressBytes() {}

    /** Whether a text may not be an address, which is said then (parseaddr.c, invalidaddr). */
    public static boolean areInvalid(StringBuilder text, int from, int to, Report report) {
        boolean invalid = false;
        for (int at = from; at < to; at++) {
            if ((text.charAt(at) & 0xe0) == 0x80) {
                setStatus(report, Sysexits.USAGE);
                invalid = true;
                text.setCharAt(at, '?');
            }
            if (at - from + 1 > LONGEST) {
                sayTooLong(text.substring(from, at), report);
                return true;
            }
        }
        if (invalid) {
            report.user("501", "8-bit character in mailbox address \"" + text.substring(from, to) + "\"");
        }
        return invalid;
    }

    /** The address is cut where it stands while that is said: where it is the one at hand, it is named as it is cut. */
    private static void sayTooLong(String cut, Report report) {
        String whole = report.to();
        report.to(whole.isEmpty() ? "" : cut);
        report.user("553", tooLong(cut));
        report.to(whole);
    }

    private static String tooLong(String cut) {
        return "Address \"" + cut + "\" too long (255 bytes max)";
    }

    /**
     * Whether a user's name is too long or has bytes that are wrong, which is said then (parseaddr.c, hasctrlchar). One that
     * is too long is cut.
     */
    static boolean areStrange(StringBuilder user, Report report) {
        boolean quoted = false;
        String fault = "";
        for (int at = 0; at < user.length(); at++) {
            if (at >= LONGEST) {
                user.setLength(LONGEST);
                report.user("553", tooLong(user.toString()));
                return true;
            }
            char c = user.charAt(at);
            if (!quoted && (c < ' ' || c == 0x7f)) {
                fault = "non-printable character";
                user.setCharAt(at, '?');
                continue;
            }
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\') {
                if (++at == user.length()) {
                    fault = "trailing \\ character";
                    user.setCharAt(at - 1, '?');
                    break;
                }
            }
            if ((user.charAt(at) & 0xe0) == 0x80) {
                setStatus(report, Sysexits.USAGE);
                fault = "8-bit character";
                user.setCharAt(at, '?');
            }
        }
        fault = quoted ? "unbalanced quote" : fault;
        if (!fault.isEmpty()) {
            report.user("501", "Syntax error in mailbox address \"" + user + "\" (" + fault + ")");
        }
        return !fault.isEmpty();
    }

    /** Sets the status of the process, unless a worse one is set. */
    static void setStatus(Report report, int status) {
        if (report.exitStatus() == Sysexits.OK || report.exitStatus() == Sysexits.TEMPFAIL) {
            report.exitStatus(status);
        }
    }
}
