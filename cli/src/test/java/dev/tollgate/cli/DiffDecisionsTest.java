package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.SendmailBt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffDecisionsTest {
    @TempDir
    Path directory;

    private String old;
    private String changed;

    @BeforeEach
    void files() throws IOException {
        old = directory.resolve("old").toString();
        changed = directory.resolve("new").toString();
        Files.writeString(Path.of(old), "Connect:192.0.2\tREJECT\nTo:a.example\tRELAY\n");
        Files.writeString(Path.of(changed), "To:a.example\tRELAY\nConnect:192.0.2\tOK\n");
    }

    @Test
    void netNoLongerRefused_isShownWithASession() {
        Run run = Run.of("diff", "--decisions", old, changed);
        assertEquals(1, run.exit(), run.toString());
        assertTrue(run.out().startsWith("connect:192.0.2: connect with client-name="), run.out());
        assertTrue(run.out().contains("\n- reject: 550 5.7.1 Access denied\n+ accept\n"), run.out());
    }

    @Test
    void map_isComparedLikeItsText() {
        Run build = Run.of("build", "--quiet", old);
        assertEquals(0, build.exit(), build.toString());
        assertEquals(new Run(0, "", ""), Run.of("diff", "--decisions", old + ".db", old));
        assertEquals(Run.of("diff", "--decisions", old, changed), Run.of("diff", "--decisions", old + ".db", changed));
    }

    @Test
    void otherOrder_makesNoDifference() throws IOException {
        Files.writeString(Path.of(changed), "# comment\nTo:a.example RELAY\nConnect:192.0.2 REJECT\n");
        assertEquals(new Run(0, "", ""), Run.of("diff", "--decisions", old, changed));
        assertEquals(new Run(0, "{\"decisions\":[]}\n", ""), Run.of("diff", "--decisions", "--json", old, changed));
    }

    @Test
    void json_factsCanBeAskedAgain() {
        Run run = Run.of("diff", "--decisions", "--json", old, changed);
        assertEquals(1, run.exit(), run.toString());
        int start = run.out().indexOf("\"facts\":") + "\"facts\":".length();
        String facts = run.out().substring(start, run.out().indexOf('}', start) + 1);
        Run before = Run.with(facts + "\n", "trace", "--batch", "connect", old);
        assertTrue(run.out().contains("\"old\":" + before.out().strip()), before.toString());
    }

    @Test
    void standardInputTwice_isRefused() {
        assertEquals(64, Run.of("diff", "-", "-").exit());
    }

    @Test
    void tagOfTheSitesOwnRules_isShownWhereTheRulesAskForIt() throws IOException {
        Oracle.requireRoot();
        Files.writeString(directory.resolve("service.switch"), "hosts\tfiles\n");
        Files.writeString(directory.resolve("hosts"), "127.0.0.1 localhost\n");
        String rules = """
                SLocal_check_rcpt
                R$*\t$: $(access Friend:$&{client_name} $: NO $) $| $(access Greeting:$&s $: NO $)
                RYES $| $*\t$#OK
                R$* $| BAD\t$#error $@ 5.7.1 $: "550 Bad greeting"
                """;
        Path cf = directory.resolve("sendmail.cf");
        Files.writeString(
                cf,
                SendmailBt.cf(directory, SendmailBt.mc(directory, "", List.of()) + rules),
                StandardCharsets.ISO_8859_1);
        Files.writeString(Path.of(old), "");
        Files.writeString(
                Path.of(changed), "Friend:pal.example\tYES\nGreeting:spam.example\tBAD\nOther:x.example\tYES\n");
        Run run = Run.of("diff", "--decisions", "--cf", cf.toString(), old, changed);
        assertEquals(1, run.exit(), run.toString());
        assertTrue(run.out().contains("friend:pal.example: rcpt with client-name=pal.example"), run.toString());
        assertTrue(run.out().contains("greeting:spam.example: rcpt with"), run.toString());
        assertTrue(run.out().contains("helo=spam.example"), run.toString());
        assertTrue(
                run.err()
                        .contains("1 changed key makes no difference to the sessions that were tried: "
                                + "other:x.example"),
                run.toString());
    }
}
