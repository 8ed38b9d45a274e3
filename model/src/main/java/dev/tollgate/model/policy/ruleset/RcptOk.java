package dev.tollgate.model.policy.ruleset;

import static dev.tollgate.model.policy.ruleset.Search.Mode.ALSO_UNTAGGED;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.rewrite.CfClass;
import dev.tollgate.model.policy.rewrite.Lhs;
import dev.tollgate.model.policy.rewrite.Lhs.Match;
import dev.tollgate.model.policy.rewrite.RegexMap;
import dev.tollgate.model.policy.rewrite.Workspace;
import dev.tollgate.model.scan.Prescan;
import dev.tollgate.model.site.Feature;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rulesets Rcpt_ok, ParseRecipient and RelayTLS: may this recipient be reached through this host? */
final class RcptOk {
    static final String[] RELAY = {"RELAY"};

    private static final Lhs DOTTED = Lhs.of("$* < @ $* . >");
    private static final Lhs ONE_LOCAL = Lhs.of("$- < @ $* >");
    private static final Lhs OPERATOR = Lhs.of("$* $=O $* < @ $* >");
    private static final Lhs ENTIRE = Lhs.of("$* < @ $* $=m >");
    private static final Lhs RELAY_HOST = Lhs.of("$* < @ $=R >");
    private static final Lhs RELAY_DOMAIN = Lhs.of("$* < @ $* $=R >");
    private static final Lhs AT_DOMAIN = Lhs.of("$* < @ $+ >");
    private static final Lhs RESULT = Lhs.of("<$+> <$+>");
    private static final Lhs MARKED = Lhs.of("<$+> $*");
    private static final Lhs AT_ANY = Lhs.of("$* < @ $* >");
    private static final Lhs BANG_AT = Lhs.of("$* ! $* < @ $* >");
    private static final Lhs BANG = Lhs.of("$* ! $*");
    private static final Lhs PERCENT_AT = Lhs.of("$* % $* < @ $* >");
    private static final Lhs PERCENT = Lhs.of("$* % $*");
    private static final Lhs LOCAL = Lhs.of("$+ < @ $=w >");
    private static final Lhs FOCUSED = Lhs.of("$+ < @ $* >");
    private static final Lhs ACCEPT = Lhs.of("<$={Accept}> <$*>");
    private static final Lhs SPAM_TAG = Lhs.of("<$={SpamTag}> <$*>");
    private static final Lhs NO_RESULT = Lhs.of("<?> <$*>");
    private static final Lhs SKIP = Lhs.of("<SKIP> <$*>");
    private static final Lhs ENTIRE_LOCAL = Lhs.of("$+ < @ $* $=m >");
    private static final Lhs RELAY_HOST_LOCAL = Lhs.of("$+ < @ $=R >");
    private static final Lhs RELAY_DOMAIN_LOCAL = Lhs.of("$+ < @ $* $=R >");
    private static final Lhs MAILBOX = Lhs.of("$+ < @ $+ >");
    private static final Lhs IS_RELAY = Lhs.of("<RELAY> $*");
    private static final Lhs FAILED = Lhs.of("<$* <TMPF>> $*");
    private static final Lhs BRACKETED = Lhs.of("<$*> <$*>");

    private final Session session;
    private final Address address;

    RcptOk(Session session, Address address) {
        this.session = session;
        this.address = address;
    }

    private @Nullable Match match(Lhs lhs, String[] workspace) {
        return lhs.match(workspace, session);
    }

    /** Ruleset ParseRecipient: strips hosts that this one relays for. */
    String[] parseRecipient(String[] recipient) {
        String[] w = address.canonAddr(recipient);
        Match m;
        while ((m = match(DOTTED, w)) != null) {
            w = Workspace.of(m.group(1), "<", "@", m.group(2), ">");
        }
        if (w.length > 0 && w[0].indexOf('"') >= 0 && (m = match(ONE_LOCAL, w)) != null) {
            w = Workspace.of(Parse0.dequote(m.group(1)), "<", "@", m.group(2), ">");
        }
        if (match(OPERATOR, w) == null) {
            return w;
        }
        String[] marked;
        try {
            marked = authorized(w);
        } catch (Session.Unscanned e) {
            return Workspace.angled(new String[] {"NO"}, w);
        }
        if (marked.length > 2 && Workspace.is(new String[] {marked[1]}, "RELAY") && marked[2].equals(">")) {
            String[] rest = Arrays.copyOfRange(marked, 3, marked.length);
            m = match(AT_ANY, rest);
            if (m != null && session.enter()) {
                try {
                    return parseRecipient(m.group(1));
                } finally {
                    session.leave();
                }
            }
            return rest;
        }
        Match other = MARKED.match(marked, session);
        return other == null ? marked : other.group(2);
    }

    /** The workspace {@code <RELAY> address} if the address's domain is one that this host relays for. */
    private String[] authorized(String[] w) {
        Match m = match(AT_DOMAIN, w);
        boolean known = session.has(Feature.RELAY_ENTIRE_DOMAIN) && match(ENTIRE, w) != null
                || match(session.has(Feature.RELAY_HOSTS_ONLY) ? RELAY_HOST : RELAY_DOMAIN, w) != null;
        if (known) {
            return Workspace.angled(RELAY, w);
        }
        String[] no = {"NO"};
        if (m == null) {
            return Workspace.angled(no, w);
        }
        String[] domain = m.group(2);
        if (session.has(Feature.RELAY_HOSTS_ONLY)) {
            String[] value = exact(domain, "NO");
            boolean none = isNone(value, "NO");
            if (none && isMxUnknown(domain)) {
                return mxUnknown(domain);
            }
            return Workspace.angled(none ? mxMark(domain, no) : value, w);
        }
        String[] value = new Search(session, ALSO_UNTAGGED, LookupTag.TO, no).D(new SearchKey(domain));
        String[] all = Workspace.angled(value, Workspace.angled(w));
        Match result = match(RESULT, all);
        if (result == null) {
            return all;
        }
        String[] mark = result.group(1);
        if (Workspace.is(mark, "NO") && isMxUnknown(domain)) {
            return mxUnknown(domain);
        }
        return Workspace.angled(Workspace.is(mark, "NO") ? mxMark(domain, no) : mark, result.group(2));
    }

    private String[] mxMark(String[] domain, String[] otherwise) {
        return session.has(Feature.RELAY_BASED_ON_MX) && isServed(domain) ? RELAY : otherwise;
    }

    /** The exact key with the tag, then without, where {@code none} stands for no value. */
    private String[] exact(String[] key, String none) {
        String text = Prescan.join(key, 0, key.length);
        String[] value = session.access("To:" + text);
        return isNone(value, none) ? session.access(text) : value;
    }

    private static boolean isNone(String[] value, String none) {
        return Session.isMissing(value) || Workspace.is(value, none);
    }

    /** Ruleset Rcpt_ok. */
    String[] rcptOk(String[] recipient) {
        String[] w;
        session.enter();
        if (session.has(Feature.LOOSE_RELAY_CHECK)) {
            w = address.canonAddr(recipient);
            Match m;
            while ((m = match(DOTTED, w)) != null) {
                w = Workspace.of(m.group(1), "<", "@", m.group(2), ">");
            }
        } else {
            w = parseRecipient(recipient);
        }
        session.leave();
        if (Workspace.isMailer(w)) {
            return w;
        }
        if (session.has(Feature.BLOCKLIST_RECIPIENTS)) {
            w = blocklist(w);
            if (Workspace.isMailer(w)) {
                return w;
            }
        }
        if (session.has(Feature.PROMISCUOUS_RELAY)) {
            return session.has(Feature.DELAY_CHECKS) ? w : new BadHelo(session).check(w);
        }
        session.enter();
        String[] byCertificate;
        try {
            byCertificate = relayTls();
        } catch (Session.Unscanned e) {
            byCertificate = Workspace.EMPTY;
        }
        session.leave();
        if (Workspace.isMailer(byCertificate)) {
            session.decidedBy(session.found());
            return byCertificate;
        }
        String auth = session.facts.get(Fact.AUTH_TYPE);
        if (!auth.isEmpty() && !auth.equalsIgnoreCase("NO") && session.inClass(CfClass.TRUST_AUTH_MECH, auth)) {
            return Workspace.of(Workspace.MAILER, "RELAY");
        }
        String[] destination = withoutHack(w);
        try {
            return byDestination(destination);
        } catch (Session.Unscanned e) {
            return destination;
        }
    }

    /** The rules that nouucp and nopercenthack add with the argument reject: such a recipient is nobody's domain. */
    private String[] withoutHack(String[] recipient) {
        String[] w = recipient;
        Match m;
        if (rejects(Feature.NOUUCP) && ((m = match(BANG_AT, w)) != null || (m = match(BANG, w)) != null)) {
            w = Workspace.of("<", "REMOTE", ">", m.group(2), "<", "@", "BANG_PATH", ">");
        }
        if (rejects(Feature.NOPERCENTHACK) && ((m = match(PERCENT_AT, w)) != null || (m = match(PERCENT, w)) != null)) {
            w = Workspace.of("<", "REMOTE", ">", m.group(1), "<", "@", "PERCENT_HACK", ">");
        }
        return w;
    }

    private boolean rejects(Feature feature) {
        return session.site
                .argument(feature)
                .filter(argument -> argument.startsWith("r"))
                .isPresent();
    }

    /** The part of Rcpt_ok that feature blocklist_recipients adds: the address, if nothing forbids it. */
    private String[] blocklist(String[] w) {
        Search search = new Search(session, ALSO_UNTAGGED, LookupTag.TO);
        String[] value;
        Match m;
        if ((m = match(LOCAL, w)) != null) {
            Mailbox mailbox = Mailbox.of(m);
            value = search.searchList(() -> search.F(mailbox), () -> search.U(mailbox), () -> search.D(mailbox));
        } else if ((m = match(FOCUSED, w)) != null) {
            Mailbox mailbox = Mailbox.of(m);
            value = search.searchList(() -> search.F(mailbox), () -> search.D(mailbox));
        } else {
            value = search.searchList(() -> search.U(Mailbox.of(w)));
        }
        if (Session.isNotFound(value)) {
            return w;
        }
        String[] workspace = Workspace.angled(value, Workspace.angled(w));
        Match unknown = Search.isMarked(value) ? match(NO_RESULT, workspace) : null;
        if (unknown != null) {
            return unknown.group(1);
        }
        boolean compatible = session.has(Feature.DELAY_CHECKS)
                && !session.site
                        .argument(Feature.DELAY_CHECKS)
                        .filter(argument -> argument.endsWith(",n"))
                        .isPresent();
        if (match(ACCEPT, workspace) != null
                || session.has(Feature.SKIP) && match(SKIP, workspace) != null
                || compatible && match(SPAM_TAG, workspace) != null) {
            return w;
        }
        String[] denial = Denials.OF_ADDRESS.of(workspace, session.terms.recipientRejection(), session);
        if (denial == null) {
            return workspace;
        }
        session.decidedBy(session.found());
        return denial;
    }

    /** Ruleset RelayTLS: {@code $#RELAY} if the client's certificate allows relaying. */
    String[] relayTls() {
        if (!session.inClass(CfClass.TLS_VERIFIED, session.facts.get(Fact.VERIFY))) {
            return new String[] {"NO"};
        }
        SearchKey issuer = filtered(Fact.CERT_ISSUER, Feature.CERT_REGEX_ISSUER);
        if (issuer.length() == 0) {
            return new String[] {"NO"};
        }
        String[] value = session.access(LookupTag.CERT_ISSUER, issuer, 0, issuer.length());
        if (Workspace.is(value, "SUBJECT")) {
            SearchKey subject = filtered(Fact.CERT_SUBJECT, Feature.CERT_REGEX_SUBJECT);
            if (subject.length() == 0) {
                return new String[] {"NO"};
            }
            value = session.access(LookupTag.CERT_SUBJECT, subject, 0, subject.length());
        }
        return Workspace.is(value, "RELAY") ? Workspace.of(Workspace.MAILER, "RELAY") : new String[] {"NO"};
    }

    private SearchKey filtered(Fact fact, Feature regex) {
        RegexMap map = session.terms.regex(regex);
        return map == null ? session.key(fact) : SearchKey.of(map.apply(session.facts.get(fact)));
    }

    /** The rest of Rcpt_ok: is the recipient here, or in a domain that this host relays to? */
    private String[] byDestination(String[] recipient) {
        String[] w = recipient;
        Match m;
        boolean hostsOnly = session.has(Feature.RELAY_HOSTS_ONLY);
        if (session.has(Feature.RELAY_ENTIRE_DOMAIN) && match(ENTIRE_LOCAL, w) != null
                || match(LOCAL, w) != null
                || match(hostsOnly ? RELAY_HOST_LOCAL : RELAY_DOMAIN_LOCAL, w) != null) {
            return RELAY;
        }
        if ((m = match(MAILBOX, w)) != null) {
            String[] value = hostsOnly ? toHost(m.group(1), m.group(2)) : toDomain(Mailbox.of(m));
            if (!Session.isNotFound(value)) {
                String[] all = Workspace.angled(value, Workspace.angled(w));
                if (match(IS_RELAY, all) != null) {
                    session.decidedBy(session.found());
                    return RELAY;
                }
                if (match(FAILED, all) != null) {
                    session.decidedBy(session.found());
                    return Workspace.temporary("4.3.0", Denials.TEMPORARY);
                }
                Match rest = match(BRACKETED, all);
                w = rest == null ? all : rest.group(2);
            }
            if (session.has(Feature.RELAY_BASED_ON_MX)) {
                String[] domain = m.group(2);
                if (isMxUnknown(domain)) {
                    return mxUnknown(domain);
                }
                if (isServed(domain)) {
                    return RELAY;
                }
            }
        }
        return match(AT_DOMAIN, w) == null && w.length > 0 ? RELAY : w;
    }

    private boolean isMxUnknown(String[] domain) {
        return session.has(Feature.RELAY_BASED_ON_MX)
                && hasExchangers(domain)
                && session.facts.all(Fact.TO_MX).contains("TEMP");
    }

    private static String[] mxUnknown(String[] domain) {
        return Workspace.temporary("4.4.0", "\"450 Can not check MX records for recipient host \"", domain);
    }

    /** Of what stands in brackets getmxrr() asks no name server. */
    private static boolean hasExchangers(String[] domain) {
        return domain.length > 0 && !domain[0].equals("[");
    }

    private boolean isServed(String[] domain) {
        return hasExchangers(domain)
                && session.facts.all(Fact.TO_MX).stream()
                        .anyMatch(host -> session.inClass(CfClass.LOCAL, host.toLowerCase(Locale.ROOT)));
    }

    private String[] toHost(String[] local, String[] domain) {
        if (session.has(Feature.RELAYTOFULLADDRESS)) {
            String[] full = Workspace.of(local, "@", domain);
            String[] value = session.access("To:" + Prescan.join(full, 0, full.length));
            if (!Session.isNotFound(value)) {
                return value;
            }
        }
        return exact(domain, "?");
    }

    private String[] toDomain(Mailbox mailbox) {
        Search search = new Search(session, ALSO_UNTAGGED, LookupTag.TO);
        if (session.has(Feature.RELAYTOFULLADDRESS)) {
            return search.searchList(
                    () -> search.F(mailbox), () -> search.D(mailbox), () -> search.FWithoutDomain(mailbox));
        }
        return search.D(mailbox);
    }
}
