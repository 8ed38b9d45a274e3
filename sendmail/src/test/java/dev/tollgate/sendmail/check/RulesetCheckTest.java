package dev.tollgate.sendmail.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.sendmail.MemoryHost;
import dev.tollgate.sendmail.address.Refusal;
import dev.tollgate.sendmail.host.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Answers to a session's questions. */
final class RulesetCheckTest {
    private static final String CF = """
            V10/Berkeley
            O OperatorChars=.:@!
            Mlocal, P=/bin/true, F=lA5, A=true $u
            Kaccess hash /maps/access
            Scheck_mail
            R<$*>\t$: $(access from:$1 $: OK $)
            RREJECT\t$#error $@ 5.7.1 $: "550 Access denied"
            RDISCARD\t$#discard $: discard
            RHOLD\t$#error $@ quarantine $: held back
            RODD\t$#error $: no such thing
            Scheck_relay
            R$* $| $*\t$#error $@ nohost $: "450 4.1.8 " $2 " " $&{client_name}
            """;

    private static final String OFTEN = """
            V10/Berkeley
            O OperatorChars=.:@!
            Mlocal, P=/bin/true, F=lA5, A=true $u
            Kaccess hash /maps/access
            Kset macro
            Skeeps
            R$*\t$: $>many $1
            Smany
            %s
            Ryes\t$: $(set {Kept} $@ y $)
            Rno\t$: $(set {Kept} $@ n $)
            Sreads
            R$*\t$: $&{Kept}
            """.formatted(
                    "R$* @ $*\t$: $(access $1@$2 $) $| $1 @ $2\nR$- $| $*\t$: $2\n".repeat(17)
                            + "R$* @ $*\t$: $(access $1@$2 $)");

    private final RulesetCheck check = new RulesetCheck(
            MemoryHost.with(CF)
                    .database(
                            "/maps/access.db",
                            Map.of("from:a@b", "REJECT", "from:c@d", "DISCARD", "from:e@f", "HOLD", "from:g@h", "ODD")),
            "/cf");

    private Outcome mail(String sender) {
        return check.ask("check_mail", "<" + sender + ">", RulesetCheck.Comments.DROPPED);
    }

    @Test
    void aRefusal_carriesItsReplyTheLookupAndTheRules() {
        Outcome outcome = mail("a@b");
        assertEquals(Outcome.Kind.REFUSES, outcome.kind());
        assertEquals(Optional.of(new Refusal("550", "5.7.1", "Access denied", 65)), outcome.refusal());
        assertEquals(
                List.of(new Outcome.Looked("access", "hash", "from:a@b", Optional.of("REJECT"))), outcome.lookups());
        assertEquals(
                List.of(
                        new Outcome.Fired("check_mail", "/cf", 6, false, false),
                        new Outcome.Fired("check_mail", "/cf", 7, true, false)),
                outcome.fired());
    }

    @Test
    void whatIsNotThere_passes() {
        assertEquals(Outcome.Kind.PASSES, mail("x@y").kind());
        assertEquals(
                Outcome.Kind.NOT_ASKED,
                check.ask("check_rcpt", "a", RulesetCheck.Comments.KEPT).kind());
    }

    @Test
    void discardingAndHoldingBack_areAnswersOfTheirOwn() {
        assertEquals(Outcome.Kind.DISCARDS, mail("c@d").kind());
        assertEquals(Outcome.Kind.QUARANTINES, mail("e@f").kind());
        assertEquals("held back", mail("e@f").reason());
    }

    @Test
    void aTextWithoutCodes_isSaidWithTheUsualOnes() {
        assertEquals(
                Optional.of(new Refusal("553", "5.3.0", "no such thing", 69)),
                mail("g@h").refusal());
    }

    @Test
    void twoTextsAndAMacro_reachTheRuleset() {
        check.define("client_name", "mail.example.net");
        Outcome outcome = check.ask("check_relay", "mail.example.net", "192.0.2.1", RulesetCheck.Comments.KEPT);
        assertEquals("450", outcome.refusal().orElseThrow().code());
        assertEquals("4.1.8", outcome.refusal().orElseThrow().enhanced());
    }

    @Test
    void whatIsAskedOftenAndNotNoted_isAnsweredWithoutLookups() {
        List<String> asked = new ArrayList<>();
        Map<String, String> known = new HashMap<>(Map.of("a@b", "yes"));
        RulesetCheck often = new RulesetCheck(MemoryHost.with(OFTEN), "/cf", (map, key) -> {
            if (!map.name().equals("access")) {
                return null;
            }
            asked.add(key);
            return Fact.found(known.getOrDefault(key, "no"));
        });
        often.record(false);
        for (int i = 0; i < 70; i++) {
            assertEquals(List.of("n"), kept(often, i + "@b"));
        }
        asked.clear();
        assertEquals(List.of("y"), kept(often, "a@b"));
        assertEquals(List.of("y"), kept(often, "a@b"));
        assertEquals(36, asked.size());
        assertEquals(List.of("y"), kept(often, "a@b"));
        assertEquals(36, asked.size(), "an answer of late is not asked for again");
        known.put("a@b", "no");
        often.configuration().maps().change();
        assertEquals(List.of("n"), kept(often, "a@b"));
        assertEquals(54, asked.size());
        often.record(true);
        kept(often, "a@b");
        assertEquals(72, asked.size(), "where lookups count all are made");
    }

    @Test
    void aMapThatIsMissing_isANoteInEverySessionAndNoError() {
        RulesetCheck check = new RulesetCheck(MemoryHost.with("""
                V10/Berkeley
                O OperatorChars=.:@!
                Mlocal, P=/bin/true, F=lA5, A=true $u
                Kgone hash -T<TMPF> /maps/gone
                Kinner sequence gone
                Kouter sequence inner
                Scheck_mail
                R$*\t$: $(gone $1 $: NONE $)
                Scheck_rcpt
                R$*\t$: $(outer $1 $: NONE $)
                """), "/cf");
        for (String ruleset : List.of("check_mail", "check_rcpt", "check_mail", "check_rcpt")) {
            check.begin();
            Outcome outcome = check.ask(ruleset, "a", RulesetCheck.Comments.DROPPED);
            assertEquals(Optional.empty(), outcome.complaint());
            assertEquals(
                    "hash map \"gone\": missing map file /maps/gone.db: No such file or directory\n",
                    outcome.said(),
                    ruleset);
        }
    }

    /** What a ruleset keeps in a macro, which another reads. */
    private static List<String> kept(RulesetCheck check, String text) {
        check.begin();
        check.ask("keeps", text, RulesetCheck.Comments.DROPPED);
        return check.ask("reads", text, RulesetCheck.Comments.DROPPED).tokens();
    }
}
