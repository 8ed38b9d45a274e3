package dev.tollgate.toolkit.cf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.NameServer;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.SessionPolicy;
import dev.tollgate.model.policy.Treatment;
import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A decision leaves out what no rule can tell; a trace does not. Both say the same, in whatever order they are asked. */
class DecisionsTest {
    /** A rule for which addresses are resolved, but not where recipients are checked. */
    private static final String ELSEWHERE = "\nSElsewhere\nR$*\t$: $&{rcpt_addr} $&{mail_addr}\n";

    /** What is set, opened or found where an address is resolved, and read where it is checked. */
    private static final List<Sites.Site> TELLING = List.of(
            checking("what it resolves to", "R$*\t$: $&{rcpt_mailer} $| $&{rcpt_host} $| $&{rcpt_addr}"),
            checking("the host at hand", "R$*\t$: $1 $| $&h"),
            checking("a macro in a macro", "D{Outer}x${rcpt_host}\n", "R$*\t$: $1 $| $&{Outer}", ""),
            checking("a macro in a macro, late", "D{Outer}$&{rcpt_host}\n", "R$*\t$: $1 $| $&{Outer}", ""),
            checking("a condition in a macro", "D{Outer}$?{rcpt_host}utest$|none$.\n", "R$*\t$: $1 $| $&{Outer}", ""),
            checking("the sender", "R$*\t$: $1 $| $&f"),
            checking("by a name in a macro", "D{Target}Telling\n", "R$*\t$: $1 $| $>$&{Target} $1", """
                    STelling
                    R$*\t$@ $&{rcpt_addr}
                    """),
            checking("by a name from a class", "C{Names}Telling Silent\n", """
                    R$*\t$: $1 $| Telling $| $1
                    R$* $| $={Names} $| $*\t$: $1 $| $>$2 $3""", """
                    STelling
                    R$*\t$@ $&{rcpt_addr}
                    SSilent
                    R$*\t$@ silent
                    """),
            new Sites.Site("a macro that ruleset 0 sets", Sites.ACCESS, """
                    LOCAL_CONFIG
                    Kset macro
                    LOCAL_RULE_0
                    R$* < @ $+ . > $*\t$: $(set {Seen} $@ $2 $) $1 < @ $2 . > $3
                    LOCAL_RULESETS
                    SLocal_check_rcpt
                    R$*\t$: $1 $| $&{Seen}
                    R$* $| $+ test\t$#error $@ 5.7.1 $: "550 seen " $2
                    """ + ELSEWHERE),
            new Sites.Site("a map that cannot be opened", Sites.ACCESS, """
                    LOCAL_CONFIG
                    Kgone hash DIR/not-there
                    LOCAL_RULE_0
                    R$* < @ $+ . > $*\t$: $1 < @ $(gone $2 $: $2 $) . > $3
                    LOCAL_RULESETS
                    SLocal_check_rcpt
                    R$*\t$: $1 $| $(gone $1 $: none $)
                    """ + ELSEWHERE));

    @TempDir
    Path directory;

    private static Sites.Site checking(String name, String rule) {
        return checking(name, "", rule, "");
    }

    private static Sites.Site checking(String name, String config, String rule, String rest) {
        return new Sites.Site(
                name,
                Sites.ACCESS,
                "LOCAL_CONFIG\n" + config + "LOCAL_RULESETS\nSLocal_check_rcpt\n" + rule + """

                R$* $| $* u $*\t$#error $@ 5.7.1 $: "550 user " $2
                R$* $| $* test $*\t$#error $@ 5.7.1 $: "550 host " $2
                """ + rest + ELSEWHERE);
    }

    @Test
    void everySite_decidesAsItTraces() throws IOException {
        int questions = Seeded.heavy() ? 2000 : 30;
        List<Sites.Site> sites = new ArrayList<>(Sites.all());
        sites.addAll(TELLING);
        List<String> differences = new ArrayList<>();
        long number = Seeded.first();
        for (Sites.Site configured : sites) {
            SiteLab lab = new SiteLab(directory, configured, ++number);
            SessionPolicy tracing = lab.engine().on(lab.index());
            SessionPolicy deciding = new CfEngine(lab.engine().source()).on(lab.index());
            for (int i = 0; i < questions; i++) {
                Facts facts = NameServer.named(lab.generator().facts());
                for (Phase phase : List.of(Phase.RCPT, Phase.COMPAT, Phase.TLS_RCPT, Phase.MAIL)) {
                    Treatment expected = tracing.trace(phase, facts).treatment();
                    Treatment actual = deciding.decide(phase, facts);
                    if (!expected.equals(actual)) {
                        differences.add(configured.name() + " " + phase + " " + facts + "\n  traced  " + expected
                                + "\n  decided " + actual);
                    }
                }
            }
        }
        assertEquals(
                "",
                String.join("\n", differences.subList(0, Math.min(12, differences.size()))),
                differences.size() + " differences");
    }
}
