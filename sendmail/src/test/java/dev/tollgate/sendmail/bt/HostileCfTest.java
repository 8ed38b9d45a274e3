package dev.tollgate.sendmail.bt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.sendmail.MemoryHost;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Configurations that would keep a machine busy come to an end. */
final class HostileCfTest {
    private static final String BASE = """
            V10/Berkeley
            O OperatorChars=.:@!
            Mlocal, P=/bin/true, F=lA5, A=true $u
            """;

    private static String asked(String cf, String script) {
        StringBuilder out = new StringBuilder();
        assertTimeout(
                Duration.ofSeconds(60), () -> new TestMode(MemoryHost.with(BASE + cf), out::append).run("/cf", script));
        return out.toString();
    }

    @Test
    void aRuleThatMatchesItsOwnResult_endsWithSendmailsMessage() {
        String out = asked("St\nRa\ta\n", "t a\n");
        assertTrue(out.contains("Infinite loop in ruleset t, rule 1\n"), out);
    }

    @Test
    void rulesetsThatCallEachOtherTwice_endWithALimit() {
        StringBuilder cf = new StringBuilder();
        for (int i = 1; i < 30; i++) {
            String next = "$>t" + (i + 1) + " a ";
            cf.append("St" + i + "\nR$*\t$: " + next + next + "\n");
        }
        String out = asked(cf + "St30\nR$*\t$:\n", "t1 a\n$j\n");
        assertTrue(out.contains("tollgate: the rulesets call each other endlessly"), out.substring(0, 500));
        assertTrue(out.endsWith("> mx.example.com\n> "), "the next line is answered");
    }

    @Test
    void aSideOfManyStars_isMatchedInNoTime() {
        String stars = "$* a ".repeat(8);
        String out = asked("St\nR" + stars + "$* b\tmatched\n", "t " + "a ".repeat(120) + "\n");
        assertTrue(out.contains("returns: a a a"), out.substring(0, 200));
    }

    @Test
    void nestedStarsOfAnExpression_areMatchedInNoTime() {
        String out =
                asked("Kr regex -a@FOUND ((a*)*)*b\nSt\nR$*\t$: $(r $1 $: none $)\n", "t " + "a".repeat(200) + "\n");
        assertTrue(out.endsWith("returns: none\n> "), out);
    }

    @Test
    void aMacroThatHoldsItself_endsWithSendmailsMessage() {
        String out = asked("Dx$x $x $x $x\nSt\nR$x\tb\n", "t a\n");
        assertTrue(out.contains("expand: recursion too deep (10 max)"), out.substring(0, Math.min(500, out.length())));
    }

    @Test
    void anEmptyConfiguration_isAConfiguration() {
        StringBuilder out = new StringBuilder();
        assertEquals(70, new TestMode(MemoryHost.with(""), out::append).run("/cf", ""));
        assertTrue(out.toString().contains("No local mailer defined\n"), out.toString());
    }
}
