package dev.tollgate.toolkit.cf;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.sendmail.address.Parsed;
import dev.tollgate.sendmail.address.Use;
import dev.tollgate.sendmail.cf.Mailer;
import dev.tollgate.sendmail.check.RulesetCheck;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The macros that the daemon sets in a session (srvrsmtp.c, daemon.c, tls.c), as far as some rule reads them. */
final class SessionMacros {
    private static final Use SENDER = new Use(Mailer.AddressPlace.ENVELOPE, Use.Side.SENDER);

    /** What the daemon sets and no fact tells. */
    private static final List<String> UNKNOWN = List.of(
            "client_port",
            "if_addr",
            "if_name",
            "if_family",
            "daemon_name",
            "daemon_info",
            "daemon_addr",
            "daemon_port",
            "msg_size",
            "msg_id",
            "ntries",
            "tls_version",
            "cipher",
            "alg_bits",
            "cert_md5",
            "cert_fp",
            "client_flags",
            "envid");

    private static final int UNREAD = -1;

    private final RulesetCheck check;
    private final Map<Fact, Integer> plain = new EnumMap<>(Fact.class);
    private final List<String> unknown = new ArrayList<>();
    private final boolean altnames;
    private final int addressType;
    private final int family;
    private final int relay;
    private final int protocol;
    private final int sender;
    private final int mailFrom;
    private final int recipients;
    private final int badRecipients;
    private final boolean resolvesSender;
    private final boolean resolvesRecipient;

    SessionMacros(RulesetCheck check) {
        this.check = check;
        altnames = check.configuration().program().names().known("cert_altnames") >= 0;
        for (Fact fact : Fact.values()) {
            String macro = switch (fact) {
                case HELO -> "s";
                case FROM, TO, CERT_ALTNAME, FROM_RESOLVE, FROM_MX, TO_MX, CANONICAL, DELIVERY_MODE -> "";
                default -> fact.option().replace('-', '_');
            };
            if (!macro.isEmpty() && check.reads(macro)) {
                plain.put(fact, check.id(macro));
            }
        }
        UNKNOWN.stream().filter(check::reads).forEach(unknown::add);
        addressType = read("addr_type");
        family = read("daemon_family");
        relay = read("_");
        protocol = read("r");
        sender = read("f");
        mailFrom = read("mail_from");
        recipients = read("nrcpts");
        badRecipients = read("nbadrcpts");
        resolvesSender = check.reads("mail_addr") || check.reads("mail_host") || check.reads("mail_mailer");
        resolvesRecipient = check.reads("rcpt_addr") || check.reads("rcpt_host") || check.reads("rcpt_mailer");
    }

    /** The id of a macro that some rule reads. */
    private int read(String macro) {
        return check.reads(macro) ? check.id(macro) : UNREAD;
    }

    private void define(int id, String value) {
        if (id != UNREAD) {
            check.define(id, value);
        }
    }

    /** The macros that some rule reads and no fact tells. */
    List<String> unknown() {
        return List.copyOf(unknown);
    }

    /**
     * Sets what is known at {@code phase}.
     *
     * @param whole whether addresses are resolved even where the phase's ruleset cannot tell, for what is assumed meanwhile
     */
    void define(Phase phase, Facts facts, boolean whole) {
        for (Map.Entry<Fact, Integer> macro : plain.entrySet()) {
            check.define(macro.getValue(), facts.get(macro.getKey()));
        }
        if (facts.has(Fact.DELIVERY_MODE) && !facts.get(Fact.DELIVERY_MODE).isEmpty()) {
            String mode = facts.get(Fact.DELIVERY_MODE);
            check.configuration().settings().deliver(mode.charAt(0));
            check.define("deliveryMode", mode);
        }
        if (altnames) {
            check.configuration()
                    .program()
                    .classes()
                    .set(check.configuration().program().names().id("cert_altnames"), facts.all(Fact.CERT_ALTNAME));
        }
        define(addressType, phase == Phase.MAIL ? "e s" : "e r");
        define(family, facts.get(Fact.CLIENT_ADDR).indexOf(':') < 0 ? "inet" : "inet6");
        if (relay != UNREAD) {
            String name = facts.get(Fact.CLIENT_NAME);
            String literal = "[" + facts.get(Fact.CLIENT_ADDR) + "]";
            define(relay, name.equals(literal) ? literal : name + " " + literal);
        }
        define(protocol, "ESMTP");
        boolean received =
                phase == Phase.MAIL || phase == Phase.RCPT || phase == Phase.COMPAT || phase == Phase.TLS_RCPT;
        if (received) {
            envelope(phase, facts, whole || phase == Phase.MAIL);
        }
    }

    private void envelope(Phase phase, Facts facts, boolean whole) {
        String from = facts.get(Fact.FROM);
        if (sender != UNREAD && (whole || check.predecessors().isSenderSeenBy(phase.ruleset()))) {
            define(sender, check.sender(from));
        }
        define(mailFrom, bracketed(from));
        if (resolvesSender && (whole || !skips(from, phase))) {
            resolve("mail", from, SENDER);
        }
        if (phase != Phase.MAIL) {
            define(recipients, "0");
            define(badRecipients, "0");
            String to = facts.get(Fact.TO);
            if (resolvesRecipient && (whole || !skips(to, phase))) {
                resolve("rcpt", to, Use.RECIPIENT);
            }
        }
    }

    private boolean skips(String address, Phase phase) {
        return !address.isEmpty() && check.skipsResolving(bracketed(address), phase.ruleset());
    }

    private void resolve(String prefix, String address, Use use) {
        Optional<Parsed> parsed = address.isEmpty()
                ? Optional.empty()
                : check.resolve(bracketed(address), use).parsed();
        check.define(prefix + "_mailer", parsed.map(to -> to.mailer().name()).orElse("local"));
        check.define(prefix + "_host", parsed.map(Parsed::host).orElse(""));
        check.define(prefix + "_addr", parsed.map(Parsed::user).orElse(""));
    }

    /** An address as SMTP hands it over. */
    static String bracketed(String address) {
        return address.startsWith("<") && address.endsWith(">") ? address : "<" + address + ">";
    }

    /** The sender as what it resolves to. */
    static RulesetCheck.Resolved sender(RulesetCheck check, String address) {
        return check.resolve(bracketed(address), SENDER);
    }

    /** Whether TLS is on, and a client's certificate was judged. */
    static boolean isEncrypted(Facts facts) {
        return List.of("OK", "NO", "NOT", "FAIL", "TRUSTED", "TEMP")
                .contains(facts.get(Fact.VERIFY).toUpperCase(Locale.ROOT));
    }
}
