package dev.tollgate.model.policy.ruleset;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.rewrite.Lhs;
import dev.tollgate.model.policy.rewrite.Lhs.Match;
import dev.tollgate.model.policy.rewrite.Workspace;
import dev.tollgate.model.scan.Prescan;
import dev.tollgate.model.site.Feature;
import org.jspecify.annotations.Nullable;

/** The rules of ruleset TLS_req for the first extension of a list. */
final class TlsExtension {
    private static final Lhs BARE_CN = Lhs.of("<CN> $*");
    private static final Lhs CN_ALTNAME = Lhs.of("<CN:$={cert_altnames}> $*");
    private static final Lhs CN_LABELS = Lhs.of("<CN:$-.$+> $*");
    private static final Lhs ANY_CN = Lhs.of("<CN:$*> $*");
    private static final Lhs CN_EQUAL = Lhs.of("<CN:$&{cn_subject}> $*");
    private static final Lhs CN = Lhs.of("<CN:$+> $*");
    private static final Lhs CS_EQUAL = Lhs.of("<CS:$&{cert_subject}> $*");
    private static final Lhs CS = Lhs.of("<CS:$+> $*");
    private static final Lhs CI_EQUAL = Lhs.of("<CI:$&{cert_issuer}> $*");
    private static final Lhs CI = Lhs.of("<CI:$+> $*");
    private static final Lhs CITAG = Lhs.of("<CITag:$-> $*");

    /** What became of the first extension: the extensions after it, or the ruleset's answer. */
    static final class Result {
        private final String[] rest;
        private final String @Nullable [] answer;

        private Result(String[] rest, String @Nullable [] answer) {
            this.rest = rest;
            this.answer = answer;
        }

        /** The extensions after it when it is met. */
        String[] rest() {
            return rest;
        }

        /** What the ruleset returns when it is not met, or when no rule knows it; {@code null} when it is met. */
        String @Nullable [] answer() {
            return answer;
        }
    }

    private final Session session;
    private final String code;
    private final String status;

    TlsExtension(Session session, String code, String status) {
        this.session = session;
        this.code = code;
        this.status = status;
    }

    Result check(String[] list) {
        String[] w = list;
        Match m;
        if ((m = BARE_CN.match(w, session)) != null) {
            w = Workspace.of("<", "CN", ":", Session.scan(session.tlsName), ">", m.group(1));
        }
        if (session.has(Feature.CHECK_CERT_ALTNAMES)) {
            if ((m = CN_ALTNAME.match(w, session)) != null) {
                return met(m.group(2));
            }
            w = wildcard(w);
            if ((m = CN_ALTNAME.match(w, session)) != null) {
                // The rule's references are off by one: what it goes on with is not the rest of the list.
                return session.site.atLeast("8.18.2")
                        ? met(m.group(2))
                        : new Result(Workspace.EMPTY, unjudged(codes()));
            }
            if ((m = ANY_CN.match(w, session)) != null) {
                w = Workspace.of("<", "CN", ":", Session.scan(session.tlsName), ">", m.group(2));
            }
        }
        if ((m = CN_EQUAL.match(w, session)) != null) {
            return met(m.group(1));
        }
        if ((m = CN.match(w, session)) != null) {
            return unmet("\" CN \"", Fact.CN_SUBJECT, m.group(1));
        }
        if ((m = CS_EQUAL.match(w, session)) != null) {
            return met(m.group(1));
        }
        if ((m = CS.match(w, session)) != null) {
            return unmet("\" Cert Subject \"", Fact.CERT_SUBJECT, m.group(1));
        }
        if ((m = CI_EQUAL.match(w, session)) != null) {
            return met(m.group(1));
        }
        if ((m = CI.match(w, session)) != null) {
            return unmet("\" Cert Issuer \"", Fact.CERT_ISSUER, m.group(1));
        }
        if ((m = CITAG.match(w, session)) != null) {
            return tagged(m.group(1), m.group(2));
        }
        return new Result(Workspace.EMPTY, unjudged(w));
    }

    private String[] wildcard(String[] w) {
        Match m = CN_LABELS.match(w, session);
        return m == null ? w : Workspace.of("<", "CN", ":", "*", ".", m.group(2), ">", m.group(3));
    }

    private static Result met(String[] rest) {
        return new Result(rest, null);
    }

    private Result unmet(String what, Fact actual, String[] wanted) {
        return new Result(
                Workspace.EMPTY,
                Workspace.error(status, code, what, session.tokens(actual), "\" does not match \"", wanted));
    }

    private Result tagged(String[] tag, String[] rest) {
        String[] issuer = session.tokens(Fact.CERT_ISSUER);
        String[] value;
        try {
            value = session.access(tag[0] + ":" + Prescan.join(issuer, 0, issuer.length));
        } catch (Session.Unscanned e) {
            return new Result(Workspace.EMPTY, unjudged(Workspace.of("<", "CITag", ":", tag, ">", rest)));
        }
        if (Session.isNotFound(value)) {
            return new Result(
                    Workspace.EMPTY, Workspace.error(status, code, "\" Cert Issuer \"", issuer, "\" not acceptable\""));
        }
        return Workspace.is(value, "OK")
                ? met(rest)
                : new Result(Workspace.EMPTY, unjudged(Workspace.angled(value, rest)));
    }

    /** What is left when no rule matches: sendmail takes that for acceptance. */
    private String[] unjudged(String[] w) {
        return Workspace.of(w, Workspace.BAR, "<", codes(), ">");
    }

    private String[] codes() {
        return Workspace.of(code, ":", status.split("(?=\\.)|(?<=\\.)"));
    }
}
