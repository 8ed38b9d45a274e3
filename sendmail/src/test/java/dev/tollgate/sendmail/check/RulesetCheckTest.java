package dev.tollgate.sendmail.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.sendmail.MemoryHost;
import dev.tollgate.sendmail.address.Refusal;
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
}
