package dev.tollgate.toolkit.cf;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Basis;
import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.SessionPolicy;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.study.RelayAudit;
import dev.tollgate.model.policy.study.RelayGrant;
import dev.tollgate.model.policy.study.RelayGrant.Exposure;
import dev.tollgate.model.policy.study.RelayGrant.Kind;
import dev.tollgate.sendmail.address.Use;
import dev.tollgate.sendmail.rewrite.Program;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Who may relay at a site with its own sendmail.cf: by the entries of its access map, and by its rules. What rules grant
 * is found by asking them about sessions that hold the words that they tell from others; each grant has such a session.
 */
public final class CfRelayAudit {
    private static final String STRANGER = "stranger.invalid";
    private static final String ELSEWHERE = "elsewhere.invalid";
    private static final Facts BASE = Facts.NONE
            .with(Fact.CLIENT_NAME, "host." + STRANGER)
            .with(Fact.CLIENT_ADDR, "203.0.113.77")
            .with(Fact.CLIENT_RESOLVE, "OK")
            .with(Fact.HELO, "host." + STRANGER)
            .with(Fact.FROM, "sender@" + STRANGER)
            .with(Fact.TO, "recipient@" + ELSEWHERE);
    private static final List<String> MECHANISMS =
            List.of("PLAIN", "LOGIN", "CRAM-MD5", "DIGEST-MD5", "GSSAPI", "EXTERNAL", "NTLM", "SCRAM-SHA-256");

    private final CfEngine engine;
    private final AccessIndex entries;
    private final SessionPolicy policy;
    private final List<RelayGrant> grants = new ArrayList<>();
    private final Set<String> reasons = new LinkedHashSet<>();

    private CfRelayAudit(CfEngine engine, AccessIndex entries) {
        this.engine = engine;
        this.entries = entries;
        policy = engine.on(entries);
    }

    /**
     * What was found.
     *
     * @param reasons why there may be more; empty where the answer is complete
     */
    public record Result(List<RelayGrant> grants, List<String> reasons) {}

    /** The grants of {@code engine}'s rules and of {@code entries}. */
    public static Result of(CfEngine engine, AccessIndex entries) {
        CfRelayAudit audit = new CfRelayAudit(engine, entries);
        audit.rules();
        audit.grants.addAll(RelayAudit.ofEntries(entries, engine.source().site(), audit.policy));
        audit.completeness();
        return new Result(List.copyOf(audit.grants), List.copyOf(audit.reasons));
    }

    private void rules() {
        if (relays(BASE)) {
            add(Kind.CONFIGURATION, "", Exposure.OPEN, "A stranger may relay to any address", BASE);
            return;
        }
        RelayWords words = engine.with(entries, run -> new RelayWords(program(run)));
        words.cut()
                .forEach(name -> reasons.add("class " + name + " has more than " + RelayWords.MOST_MEMBERS
                        + " members; only the first ones were tried"));
        Set<String> own = engine.with(entries, run -> own(program(run)));
        for (Map.Entry<String, String> word : words.all().entrySet()) {
            if (word.getKey().toLowerCase(Locale.ROOT).startsWith("localhost")) {
                continue;
            }
            client(word.getKey(), word.getValue());
            if (!own.contains(word.getKey().toLowerCase(Locale.ROOT))) {
                recipient(word.getKey(), word.getValue());
            }
            sender(word.getKey(), word.getValue());
        }
        own.stream()
                .filter(name -> name.indexOf('.') > 0 && !name.startsWith("["))
                .findFirst()
                .ifPresent(this::routes);
        for (String mechanism : MECHANISMS) {
            Facts session = BASE.with(Fact.AUTH_TYPE, mechanism).with(Fact.AUTH_AUTHEN, "user");
            if (relays(session)) {
                add(
                        Kind.AUTHENTICATION,
                        mechanism,
                        Exposure.BOUNDED,
                        "Anyone who authenticates with " + mechanism + " may relay",
                        session);
            }
        }
        Facts certified = BASE.with(Fact.VERIFY, "OK")
                .with(Fact.CN_SUBJECT, "unknown")
                .with(Fact.CERT_SUBJECT, "/CN=unknown")
                .with(Fact.CERT_ISSUER, "/CN=unknown")
                .with(Fact.CIPHER_BITS, "256");
        if (relays(certified)) {
            add(Kind.CERTIFICATE, "", Exposure.OPEN, "Anyone with a verified certificate may relay", certified);
        }
    }

    private static Program program(CfRun run) {
        return run.check().configuration().program();
    }

    private static Set<String> own(Program program) {
        Set<String> own = new LinkedHashSet<>();
        program.classes().members('w').forEach(name -> own.add(name.toLowerCase(Locale.ROOT)));
        return own;
    }

    private void client(String word, String why) {
        String bare = word.startsWith("[") && word.endsWith("]") ? word.substring(1, word.length() - 1) : word;
        if (bare.matches("\\d{1,3}(\\.\\d{1,3}){0,3}\\.?")) {
            String net = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
            int octets = net.split("\\.").length;
            String address = net + ".77".repeat(4 - octets);
            Facts session = BASE.with(Fact.CLIENT_ADDR, address)
                    .with(Fact.CLIENT_NAME, "[" + address + "]")
                    .with(Fact.CLIENT_RESOLVE, "FAIL");
            if (!net.startsWith("127") && relays(session)) {
                add(
                        Kind.CLIENT_NET,
                        net,
                        RelayAudit.breadth(net),
                        "Clients with addresses in " + net + " may relay: " + why,
                        session);
            }
            return;
        }
        String name = bare.startsWith(".") ? "witness" + bare : bare;
        Facts session = BASE.with(Fact.CLIENT_NAME, name);
        Facts below = BASE.with(Fact.CLIENT_NAME, "witness." + name);
        if (relays(below)) {
            add(
                    Kind.CLIENT_DOMAIN,
                    bare,
                    RelayAudit.breadth(bare),
                    "Clients whose verified name is below " + bare + " may relay: " + why,
                    below);
        } else if (relays(session)) {
            add(
                    Kind.CLIENT_DOMAIN,
                    bare,
                    Exposure.BOUNDED,
                    "A client whose verified name is " + bare + " may relay: " + why,
                    session);
        }
    }

    private void recipient(String word, String why) {
        String domain = word.startsWith(".") ? "witness" + word : word;
        Facts session = BASE.with(Fact.TO, "recipient@" + domain);
        if (relays(session)) {
            add(Kind.RECIPIENT, word, RelayAudit.breadth(word), "Everybody may relay to " + word + ": " + why, session);
        }
    }

    private void sender(String word, String why) {
        String domain = word.startsWith(".") ? "witness" + word : word;
        Facts session = BASE.with(Fact.FROM, "sender@" + domain);
        if (relays(session)) {
            add(
                    Kind.SENDER,
                    word,
                    Exposure.OPEN,
                    "Anyone who uses a sender at " + word + " may relay; senders are easily forged: " + why,
                    session);
        }
    }

    /** Ways of writing an address elsewhere after one of this host's own. */
    private void routes(String own) {
        for (String recipient : List.of(
                "recipient%" + ELSEWHERE + "@" + own,
                "recipient@" + ELSEWHERE + "@" + own,
                ELSEWHERE + "!recipient@" + own,
                "\"recipient@" + ELSEWHERE + "\"@" + own)) {
            Facts session = BASE.with(Fact.TO, recipient);
            boolean goesOut = goesElsewhere(recipient);
            if (goesOut && relays(session)) {
                add(
                        Kind.RECIPIENT,
                        recipient,
                        Exposure.OPEN,
                        "Everybody may relay to any address with recipients such as " + recipient,
                        session);
            }
        }
    }

    private boolean goesElsewhere(String recipient) {
        return engine.with(entries, run -> {
            run.answers().begin(BASE);
            run.check().begin();
            return run.check()
                    .resolve("<" + recipient + ">", Use.RECIPIENT)
                    .parsed()
                    .map(parsed -> parsed.host().toLowerCase(Locale.ROOT).contains(ELSEWHERE)
                            || parsed.user().toLowerCase(Locale.ROOT).contains(ELSEWHERE)
                                    && !parsed.mailer().name().equals("local"))
                    .orElse(false);
        });
    }

    private boolean relays(Facts session) {
        return policy.decide(Phase.RCPT, session).decision() == Decision.ACCEPT;
    }

    private void add(Kind kind, String who, Exposure exposure, String explanation, Facts session) {
        Verdict verdict = policy.trace(Phase.RCPT, session);
        if (verdict.matched() != null) {
            // An entry grants it, and is listed as such.
            return;
        }
        Basis.Rule rule = verdict.basis().deciding();
        String where = rule == null ? "" : " (" + rule.file() + ":" + rule.line() + ")";
        grants.add(new RelayGrant(kind, who, null, session, exposure, explanation + where + "."));
    }

    private void completeness() {
        CfSite site = engine.site();
        site.networkMaps()
                .forEach(map -> reasons.add("map " + map + " gets its answers from the network or a program"));
        site.filters().forEach(name -> reasons.add("mail filter " + name + " is not asked"));
        site.localRulesets()
                .forEach(name -> reasons.add("ruleset " + name
                        + " is the site's own; it was tried only with the words that rules and "
                        + "classes name"));
        site.unknownMacros().forEach(name -> reasons.add("a rule reads macro {" + name + "}, which is not set here"));
        site.reading().stream().filter(line -> line.contains("fileclass: ")).forEach(reasons::add);
        engine.remarks().forEach(reasons::add);
    }
}
