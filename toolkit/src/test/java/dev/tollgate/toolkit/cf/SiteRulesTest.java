package dev.tollgate.toolkit.cf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.NameServer;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.SessionPolicy;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.ruleset.PeerAddress;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.testkit.Seeded;
import dev.tollgate.testkit.SendmailBt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sites with rules, classes and maps of their own: what their cf says here against what sendmail's test mode says. */
class SiteRulesTest {
    /** What the daemon makes of the addresses, which the engine is asked for. */
    private static final List<String> RESOLVED = List.of(
            "f",
            "mail_from",
            "mail_addr",
            "mail_host",
            "mail_mailer",
            "rcpt_addr",
            "rcpt_host",
            "rcpt_mailer",
            "nrcpts",
            "nbadrcpts",
            "addr_type",
            "daemon_family",
            "_",
            "r");

    @TempDir
    Path directory;

    @Test
    void everySite_answersAsItsOwnSendmail() throws IOException {
        int questions = Seeded.heavy() ? 600 : 15;
        List<String> differences = new ArrayList<>();
        Map<Phase, Integer> asked = new EnumMap<>(Phase.class);
        long number = Seeded.first();
        for (Sites.Site site : Sites.all()) {
            new Comparison(new SiteLab(directory, site, ++number), differences, asked).compare(questions);
        }
        assertEquals(
                "",
                String.join("\n", differences.subList(0, Math.min(12, differences.size()))),
                differences.size() + " differences");
        for (Phase phase : Phase.values()) {
            assertTrue(asked.getOrDefault(phase, 0) > questions / 5, phase + " asked of " + asked);
        }
    }

    @Test
    void macroThatRulesSetEarlier_isReadAtTheRecipient() throws IOException {
        Sites.Site site = new Sites.Site("a macro from MAIL to RCPT", Sites.ACCESS, """
                LOCAL_CONFIG
                Kset macro
                LOCAL_RULESETS
                SLocal_check_relay
                R$* $| $*\t$: $(set {Client} $@ $1 $) $1 $| $2
                SLocal_check_mail
                R$*\t$: $(set {Sender} $@ $&{Client} x $1 $) $1
                SLocal_check_rcpt
                R$*\t$#error $@ 5.7.1 $: "550 kept " $&{Sender}
                """);
        SiteLab lab = new SiteLab(directory, site, 1);
        Facts facts = Facts.NONE
                .with(Fact.CLIENT_NAME, "h.x.example")
                .with(Fact.CLIENT_ADDR, "10.9.9.9")
                .with(Fact.FROM, "u@a.test")
                .with(Fact.TO, "v@c.test");
        try (SendmailBt sendmail = lab.sendmail()) {
            sendmail.ask(Phase.CONNECT.ruleset(), "h.x.example", "10.9.9.9");
            sendmail.ask(Phase.MAIL.ruleset(), "<u@a.test>");
            String expected =
                    sendmail.ask(Phase.RCPT.ruleset(), "<v@c.test>").text().strip();
            assertTrue(expected.contains("h . x . example"), expected);
            assertEquals(
                    expected.replaceAll(" +", " "),
                    printed(lab.engine()
                            .on(lab.index())
                            .trace(Phase.RCPT, facts)
                            .workspace()));
            assertEquals(
                    Decision.REJECT,
                    lab.engine().on(lab.index()).decide(Phase.RCPT, facts).decision());
        }
    }

    @Test
    void entryThatAnEarlierRulesetFound_decides() throws IOException {
        SiteLab lab = keeping("""
                SLocal_check_mail
                R< $* @ $* >\t$: $(access Grey:$2 $: none $)
                R$-\t$: $(set {Grey} $@ $1 $)
                SLocal_check_rcpt
                R$*\t$: $&{Grey}
                Ryes\t$#error $@ 4.7.1 $: "450 later"
                """);
        SessionPolicy policy = lab.engine().on(access("Grey:a.test\tyes\n"));
        Verdict grey = policy.trace(Phase.RCPT, from("u@a.test"));
        assertEquals(Decision.TEMPFAIL, grey.decision());
        assertEquals("Grey:a.test", Objects.requireNonNull(grey.matched()).key());
        assertEquals(List.of(), grey.basis().notes());
        Verdict other = policy.trace(Phase.RCPT, from("u@b.test"));
        assertEquals(Decision.REJECT, other.decision());
        assertNull(other.matched());
        assertTrue(other.lookups().stream().anyMatch(probe -> probe.key().equalsIgnoreCase("grey:b.test")));
    }

    @Test
    void refusalOfAnEarlierRuleset_isSaid() throws IOException {
        SiteLab lab = keeping("""
                SLocal_check_mail
                R< $* @ b.test >\t$#error $@ 5.7.1 $: "550 not you"
                R$*\t$: $(set {Kept} $@ x $) $1
                SLocal_check_rcpt
                R$*\t$: $1 $| $&{Kept}
                """);
        SessionPolicy policy = lab.engine().on(access(""));
        List<String> notes = policy.trace(Phase.RCPT, from("u@b.test")).basis().notes();
        assertEquals(
                List.of("check_mail has already refused with \"550 5.7.1 not you\"; the decision here is that of"
                        + " check_rcpt alone"),
                notes);
        assertEquals(
                List.of(), policy.trace(Phase.RCPT, from("u@a.test")).basis().notes());
    }

    @Test
    void rulesetThatIsNotAskedFirst_isNamed() throws IOException {
        SiteLab lab = keeping("""
                SLocal_check_rcpt
                R$*\t$: $&{Kept}
                LOCAL_TLS_CLIENT
                R$*\t$: $(set {Kept} $@ x $) $1
                """);
        SessionPolicy policy = lab.engine().on(access(""));
        assertTrue(policy.trace(Phase.RCPT, from("u@a.test")).basis().notes().stream()
                .anyMatch(note -> note.contains("those of tls_client may set earlier; tls_client was not asked")));
    }

    /** A site whose rules may keep something in macros. */
    private SiteLab keeping(String rules) throws IOException {
        String lines = Sites.ACCESS + "FEATURE(`accept_unresolvable_domains')\n";
        return new SiteLab(
                directory,
                new Sites.Site("kept in macros", lines, "LOCAL_CONFIG\nKset macro\nLOCAL_RULESETS\n" + rules),
                1);
    }

    private static AccessIndex access(String text) {
        return AccessIndex.of(AccessFile.parse(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static Facts from(String sender) {
        return Facts.NONE
                .with(Fact.CLIENT_NAME, "h.x.example")
                .with(Fact.CLIENT_ADDR, "10.9.9.9")
                .with(Fact.FROM, sender)
                .with(Fact.TO, "v@c.test");
    }

    /** One site's questions. */
    private static final class Comparison {
        private final SiteLab lab;
        private final List<String> differences;
        private final Map<Phase, Integer> asked;

        Comparison(SiteLab lab, List<String> differences, Map<Phase, Integer> asked) {
            this.lab = lab;
            this.differences = differences;
            this.asked = asked;
        }

        void compare(int questions) {
            try (SendmailBt sendmail = lab.sendmail()) {
                for (int i = 0; i < questions; i++) {
                    Facts facts = PeerAddress.asHeld(
                                    NameServer.named(lab.generator().facts()), lab.site())
                            .without(Set.of(Fact.CANONICAL, Fact.DELIVERY_MODE));
                    if (!isTypeable(facts)) {
                        continue;
                    }
                    // Test mode's macros outlive a session: what a site's rules set is unset.
                    sendmail.define("Level", "low");
                    for (Phase phase : Phase.values()) {
                        if (lab.engine().with(lab.index(), run -> run.check().has(phase.ruleset()))) {
                            compare(sendmail, phase, facts);
                        }
                    }
                }
            }
        }

        private void compare(SendmailBt sendmail, Phase phase, Facts facts) {
            Verdict verdict = lab.engine().on(lab.index()).trace(phase, facts);
            if (lab.configured().isStock()) {
                assertTrue(
                        verdict.basis().notes().stream().noneMatch(note -> note.contains("was not asked")),
                        () -> lab.configured().name() + " " + phase + " "
                                + verdict.basis().notes());
            }
            if (verdict.basis().rules().isEmpty() && verdict.reply() != null) {
                // The daemon refuses this on its own.
                return;
            }
            define(sendmail, phase, facts);
            // Asked in any case, because rules may keep in macros what those of a later phase read.
            SendmailBt.Answer answer = ask(sendmail, phase, facts);
            boolean tlsFirst = phase == Phase.MAIL && SessionMacros.isEncrypted(facts);
            if (tlsFirst || !answer.messages().isEmpty()) {
                return;
            }
            asked.merge(phase, 1, Integer::sum);
            String expected = answer.text().replaceAll(" +", " ").strip();
            String actual = printed(verdict.workspace());
            if (!expected.equals(actual) && verdict.basis().assumed().isEmpty()) {
                differences.add(lab.configured().name() + " " + phase + " " + facts + "\n  sendmail " + expected
                        + "\n  tollgate " + actual);
            }
        }

        /** Whether test mode can be told these, which divides lines at commas and reads signs as rules have them. */
        private static boolean isTypeable(Facts facts) {
            String texts = facts.get(Fact.CLIENT_NAME)
                    + facts.get(Fact.SERVER_NAME)
                    + facts.get(Fact.FROM)
                    + facts.get(Fact.TO);
            return !texts.matches("(?s).*[,\"\\\\(){}$].*")
                    && !facts.get(Fact.TO).isEmpty()
                    && !facts.get(Fact.SERVER_NAME).isEmpty()
                    && !facts.get(Fact.CLIENT_NAME).isEmpty();
        }

        private static SendmailBt.Answer ask(SendmailBt sendmail, Phase phase, Facts facts) {
            String ruleset = phase.ruleset();
            String client = facts.get(Fact.CLIENT_NAME);
            String from = "<" + facts.get(Fact.FROM) + ">";
            String to = facts.get(Fact.TO);
            String verify = facts.get(Fact.VERIFY);
            return switch (phase) {
                case CONNECT, GREET_PAUSE, TLS_SRV_FEATURES ->
                    sendmail.ask(ruleset, client, facts.get(Fact.CLIENT_ADDR));
                case SRV_FEATURES -> sendmail.ask(ruleset, client, "");
                case MAIL -> sendmail.ask(ruleset, from);
                case RCPT -> sendmail.ask(ruleset, "<" + to + ">");
                case TLS_CLIENT -> sendmail.ask(ruleset, verify, "MAIL");
                case TLS_SERVER -> sendmail.ask(ruleset, verify.isEmpty() ? "NONE" : verify);
                case TLS_RCPT, QUEUE_GROUP -> sendmail.ask(ruleset, to);
                case TRY_TLS, CLT_FEATURES -> sendmail.ask(ruleset, facts.get(Fact.SERVER_NAME));
                case TLS_CLT_FEATURES, AUTHINFO ->
                    sendmail.ask(ruleset, facts.get(Fact.SERVER_NAME), facts.get(Fact.SERVER_ADDR));
                case CLIENT_RATE, CLIENT_CONN -> sendmail.ask(ruleset, "x");
                case COMPAT -> sendmail.ask(ruleset, from, "<" + to + ">");
            };
        }

        private void define(SendmailBt sendmail, Phase phase, Facts facts) {
            for (Fact fact : Fact.values()) {
                String macro = switch (fact) {
                    case FROM, TO, CERT_ALTNAME, FROM_RESOLVE, FROM_MX, TO_MX, CANONICAL, DELIVERY_MODE -> "";
                    case HELO -> "s";
                    default -> fact.option().replace('-', '_');
                };
                if (!macro.isEmpty()) {
                    sendmail.define(macro, facts.get(fact));
                }
            }
            Map<String, String> parsed = lab.engine().with(lab.index(), run -> {
                new CfQuestion(run, lab.site(), phase, facts).treatment();
                Program program = run.check().configuration().program();
                Map<String, String> values = new HashMap<>();
                for (String macro : RESOLVED) {
                    String value = program.macros().value(program.names().id(macro));
                    values.put(macro, value == null ? "" : value);
                }
                return values;
            });
            parsed.forEach(sendmail::define);
        }
    }

    /** Test mode prints a byte with the eighth bit as {@code M-} and the byte without it. */
    private static String printed(String workspace) {
        StringBuilder text = new StringBuilder();
        for (char c : workspace.toCharArray()) {
            text.append(c < 0x80 ? "" : "M-").append((char) (c & 0x7f));
        }
        return text.toString().replaceAll(" +", " ").strip();
    }
}
