package dev.tollgate.model.policy.ruleset;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.rewrite.Lhs;
import dev.tollgate.model.policy.rewrite.Lhs.Match;
import dev.tollgate.model.policy.rewrite.Workspace;
import dev.tollgate.model.site.Feature;
import dev.tollgate.sendmail.scan.Chars;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rulesets TLS_connection, max and TLS_req: does a session meet a requirement? */
final class TlsConnection {
    private static final Lhs REQUIREMENT = Lhs.of("<$*> $*");
    private static final Lhs PERM = Lhs.of("<PERM + $={Tls} $*>");
    private static final Lhs TEMP = Lhs.of("<TEMP + $={Tls} $*>");
    private static final Lhs PLAIN = Lhs.of("<$={Tls} $*>");
    private static final Lhs VERIFY = Lhs.of("<VERIFY>");
    private static final Lhs VERIFY_EXTENDED = Lhs.of("<VERIFY + $+>");
    private static final Lhs BITS = Lhs.of("<$={Tls}:$->$*");
    private static final Lhs BITS_EXTENDED = Lhs.of("<$={Tls}:$- + $+>$*");
    private static final Lhs CODE_AND_STATUS = Lhs.of("<$-:$+> $*");
    private static final Lhs NUMBER = Lhs.of("$-");
    private static final Lhs SPLIT = Lhs.of("< $+ + + $+ > $*");
    private static final String[] OK = {"OK"};

    private static final Map<String, String> FAILED_VERIFICATIONS = Map.of(
            "", "\" authentication required\"",
            "FAIL", "\" authentication failed\"",
            "NO", "\" not authenticated\"",
            "NOT", "\" no authentication requested\"",
            "NONE", "\" other side does not support STARTTLS\"",
            "CLEAR", "\" STARTTLS disabled locally\"");

    private final Session session;

    TlsConnection(Session session) {
        this.session = session;
    }

    /** What a failed handshake is answered with; {@code null} if {@code verified} tells of none. */
    private @Nullable String failure(String verified) {
        return switch (verified) {
            case "SOFTWARE" -> "TLS handshake failed.";
            case "PROTOCOL" -> "STARTTLS failed.";
            case "DANE_FAIL" -> session.site.atLeast("8.18.0") ? null : "DANE check failed.";
            case "CONFIG" ->
                session.site.atLeast("8.18.2")
                        ? "TLS temporarily not available."
                        : "STARTTLS temporarily not possible.";
            default -> null;
        };
    }

    /** The reply code and the enhanced status of a requirement's prefix. */
    private record Codes(String code, String status) {}

    private Codes stockCodes() {
        return session.has(Feature.TLS_PERM_ERR) ? new Codes("554", "5.7.0") : new Codes("454", "4.7.0");
    }

    private Codes permanent() {
        return new Codes(session.site.atLeast("8.18.2") ? "554" : "503", "5.7.0");
    }

    private Codes temporary() {
        return new Codes(session.site.atLeast("8.18.2") ? "454" : "403", "4.7.0");
    }

    /** Ruleset TLS_connection for {@code verify $| required}. */
    String[] TLS_connection(String[] verify, String[] required) {
        Match m = REQUIREMENT.match(required, session);
        String[] w = m == null ? required : Workspace.angled(m.group(1));
        Codes codes = null;
        if ((m = PERM.match(w, session)) != null) {
            codes = permanent();
        } else if ((m = TEMP.match(w, session)) != null) {
            codes = temporary();
        } else if ((m = PLAIN.match(w, session)) != null) {
            codes = stockCodes();
        }
        if (m != null) {
            w = Workspace.angled(Workspace.of(m.group(1), m.group(2)));
        }
        String verified = Workspace.concat(verify, 0, verify.length).toUpperCase(Locale.ROOT);
        String failure = verify.length == 1 ? failure(verified) : null;
        if (failure != null) {
            return failed(failure, codes, w);
        }
        return codes == null ? OK : judge(codes, w, verified);
    }

    /** The error after a failed handshake; a value of the form {@code x:y} passes for a reply code and a status. */
    private String[] failed(String failure, @Nullable Codes codes, String[] value) {
        if (codes != null) {
            return Workspace.error(codes.status(), codes.code(), "\" " + failure + "\"");
        }
        Match m = CODE_AND_STATUS.match(value, session);
        if (m != null) {
            return Workspace.of(
                    Workspace.MAILER,
                    "error",
                    Workspace.HOST,
                    m.group(2),
                    Workspace.USER,
                    m.group(1),
                    "\" " + failure + "\"");
        }
        session.decidedBy(null);
        return Workspace.error(stockCodes().status(), "\"" + stockCodes().code() + " " + failure + "\"");
    }

    private String[] judge(Codes codes, String[] w, String verified) {
        String[] level;
        String[] bits;
        String[] extensions;
        Match m;
        if (VERIFY.matches(w, session)) {
            level = new String[] {"VERIFY"};
            bits = Workspace.EMPTY;
            extensions = Workspace.EMPTY;
        } else if ((m = VERIFY_EXTENDED.match(w, session)) != null) {
            level = new String[] {"VERIFY"};
            bits = Workspace.EMPTY;
            extensions = m.group(1);
        } else if ((m = BITS.match(w, session)) != null && m.isEmpty(3)) {
            level = m.group(1);
            bits = m.group(2);
            extensions = Workspace.EMPTY;
        } else if ((m = BITS_EXTENDED.match(w, session)) != null && m.isEmpty(4)) {
            level = m.group(1);
            bits = m.group(2);
            extensions = m.group(3);
        } else {
            return OK;
        }
        boolean trusted = verified.equals("OK") || verified.equals("TRUSTED");
        boolean verifying = level[0].equalsIgnoreCase("VERIFY");
        if (verifying && !trusted) {
            String text = FAILED_VERIFICATIONS.get(verified);
            return text == null
                    ? Workspace.error(codes.status(), codes.code(), "\" authentication failure \"", extensions)
                    : Workspace.error(codes.status(), codes.code(), text);
        }
        if (verifying && bits.length == 0 && extensions.length == 0) {
            return OK;
        }
        String needed = bits.length == 0 ? "0" : bits[0];
        String actual = max(session.tokens(Fact.CIPHER_BITS), session.tokens(Fact.AUTH_SSF));
        if (Chars.number(actual) < Chars.number(needed)) {
            return Workspace.error(
                    codes.status(), codes.code(), "\" encryption too weak \"", actual, "\" less than \"", needed);
        }
        if (extensions.length == 0 || endsInSeparator(extensions)) {
            return OK;
        }
        String[] list = Workspace.angled(extensions);
        while ((m = SPLIT.match(list, session)) != null) {
            list = Workspace.of("<", m.group(1), ">", "<", m.group(2), ">", m.group(3));
        }
        session.enter();
        try {
            return TLS_req(list, codes);
        } finally {
            session.leave();
        }
    }

    /** Whether the rule for an empty list matches, which lets its wildcard reach over everything before the last ++. */
    private static boolean endsInSeparator(String[] extensions) {
        int last = extensions.length - 1;
        return extensions[last].equals("+") && (last == 0 || extensions[last - 1].equals("+"));
    }

    /** Ruleset max of {@code left : right}. */
    private String max(String[] left, String[] right) {
        String first = NUMBER.matches(left, session) ? left[0] : "";
        String second = NUMBER.matches(right, session) ? right[0] : "";
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() ? (second.isEmpty() ? "0" : second) : first;
        }
        return Chars.number(first) < Chars.number(second) ? second : first;
    }

    /** Ruleset TLS_req for {@code <extension> … $| <code:status>}. */
    private String[] TLS_req(String[] list, Codes codes) {
        String[] rest = list;
        while (rest.length > 0) {
            TlsExtension.Result result = new TlsExtension(session, codes.code(), codes.status()).check(rest);
            if (result.answer() != null) {
                return result.answer();
            }
            rest = result.rest();
            if (!session.enter()) {
                return Workspace.of(rest, Workspace.BAR, "<", codes.code(), ":", codes.status(), ">");
            }
        }
        return OK;
    }
}
