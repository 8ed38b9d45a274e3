package dev.tollgate.sendmail.address;

import dev.tollgate.sendmail.report.EnhancedCode;
import dev.tollgate.sendmail.report.Sysexits;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.sendmail.scan.Code;
import dev.tollgate.sendmail.scan.Scanner;
import dev.tollgate.sendmail.scan.Tokens;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a triple of mailer {@code error} says.
 *
 * @param code the reply code
 * @param enhanced the enhanced status code; empty where the triple has none
 * @param status the exit status that the host part stands for
 */
public record Refusal(String code, String enhanced, String text, int status) {
    static final String NO_USER = "buildaddr: no user";

    private static final Map<String, Integer> NAMED = Map.of(
            "usage", Sysexits.USAGE,
            "nouser", Sysexits.NOUSER,
            "nohost", Sysexits.NOHOST,
            "unavailable", Sysexits.UNAVAILABLE,
            "software", Sysexits.SOFTWARE,
            "tempfail", Sysexits.TEMPFAIL,
            "protocol", Sysexits.PROTOCOL,
            "config", Sysexits.CONFIG);

    /** Reads the triple at the front of a workspace. */
    public static Refusal of(Program program, @Nullable String[] vector) {
        int at = 2;
        String host = null;
        String token = vector[at];
        if (token != null && Code.of(token) == Code.HOST) {
            int from = at + 1;
            at = user(vector, from);
            if (at > from) {
                host = program.join(vector, from, at - 1, Scanner.LONGEST + 1, program.blank(), Tokens.Form.EXTERNAL);
            }
        } else {
            at = user(vector, at);
        }
        if (vector[at] == null) {
            return new Refusal("554", "5.3.5", NO_USER, Sysexits.SOFTWARE);
        }
        return of(host, program.join(vector, at + 1, -1, Scanner.LONGEST + 2, ' ', Tokens.Form.INTERNAL));
    }

    /** The place of the operator in front of the user, or of the end. */
    private static int user(@Nullable String[] vector, int from) {
        int at = from;
        for (String token = vector[at]; token != null && Code.of(token) != Code.USER; token = vector[at]) {
            at++;
        }
        return at;
    }

    static Refusal of(@Nullable String host, String user) {
        int status = host == null ? Sysexits.UNAVAILABLE : status(host);
        String text = Tokens.stripQuotes(user);
        if (!isReply(text)) {
            return new Refusal("553", "5.3.0", text, status);
        }
        String code = text.substring(0, 3);
        int length = EnhancedCode.length(text, 4, ' ');
        String own = text.substring(4, 4 + length);
        boolean borrowed = length == 0 && host != null && EnhancedCode.length(host, 0, '\0') > 0;
        String rest = text.substring(4 + EnhancedCode.skip(text.substring(4)));
        return new Refusal(code, borrowed ? String.valueOf(host) : own, rest, status);
    }

    private static boolean isReply(String text) {
        return text.length() > 3
                && Chars.isDigit(text.charAt(0))
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
            case 2 -> detail == 3 ? Sysexits.DATAERR : Sysexits.UNAVAILABLE;
            case 3 -> Sysexits.OSERR;
            case 4 -> pick(detail, 74, 75, 74, 75, 76, 75, 78);
            case 5 -> Sysexits.PROTOCOL;
            case 7 -> Sysexits.DATAERR;
            default -> Sysexits.UNAVAILABLE;
        };
    }

    private static int pick(int detail, int... statuses) {
        return detail >= 0 && detail < statuses.length ? statuses[detail] : Sysexits.UNAVAILABLE;
    }
}
