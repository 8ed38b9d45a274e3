package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import dev.tollgate.testkit.Slapd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tollgate ldap} on two servers that both take changes (mirror mode). */
class LdapMirrorTest {
    private static final int MOST_CRASHES = 5;

    private static final String OLD = "From:a.example\tREJECT\nFrom:b.example\tREJECT\nTo:c.example\tREJECT\n";
    private static final String NOW = "From:a.example\tDISCARD\nFrom:b.example\tREJECT\nTo:d.example\tREJECT\n";

    @TempDir
    Path home;

    private List<Slapd> pair;
    private Path secret;
    private String oldState;

    @BeforeEach
    void start() throws IOException {
        oldState = System.getProperty("tollgate.state");
        System.setProperty("tollgate.state", home.resolve("state").toString());
        pair = Slapd.mirror(
                Files.createDirectories(home.resolve("one")), Files.createDirectories(home.resolve("other")));
        secret = Files.writeString(home.resolve("pw"), Slapd.PASSWORD + "\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    }

    @AfterEach
    void stop() {
        pair.forEach(Slapd::close);
        if (oldState == null) {
            System.clearProperty("tollgate.state");
        } else {
            System.setProperty("tollgate.state", oldState);
        }
    }

    private Run run(String command, int server, String... more) {
        List<String> words = new ArrayList<>(List.of("ldap", command, "--url"));
        words.add(pair.get(server).url());
        words.addAll(List.of("--base", Slapd.BASE, "--cluster", "lab", "--bind-dn", Slapd.ADMIN));
        words.addAll(List.of("--password-file", secret.toString()));
        words.addAll(List.of(more));
        return Run.of(words.toArray(String[]::new));
    }

    private void push(int server, String text) throws IOException {
        Run push = run("push", server, file(text));
        assertEquals(0, push.exit(), push.err());
    }

    private String file(String text) throws IOException {
        return Files.writeString(home.resolve("access"), text).toString();
    }

    /** Compares both servers with {@code text} until they give {@code exit}. */
    private Run verified(int exit, String text) throws IOException, InterruptedException {
        String file = file(text);
        Run run = run("verify", 0, "--url", pair.get(1).url(), file);
        for (int attempt = 0; run.exit() != exit && attempt < 60; attempt++) {
            Thread.sleep(250);
            run = run("verify", 0, "--url", pair.get(1).url(), file);
        }
        assertEquals(exit, run.exit(), run.out() + run.err());
        return run;
    }

    @Test
    void pushOnEitherServer_reachesTheOther() throws Exception {
        push(0, OLD);
        verified(0, OLD);
        push(1, NOW);
        verified(0, NOW);
        Run again = run("push", 0, file(NOW));
        assertTrue(again.err().contains("0 entries added, 0 changed, 0 deleted"), again.err());
    }

    @Test
    void pushWhileOneServerIsDown_isMadeUpForWhenItComesBack() throws Exception {
        push(0, OLD);
        verified(0, OLD);
        pair.get(0).down();
        push(1, NOW);
        assertEquals(75, run("verify", 0, "--url", pair.get(1).url(), file(NOW)).exit());
        pair.get(0).up();
        verified(0, NOW);
    }

    @Test
    void transactionThatFails_leavesADifferenceThatVerifyFinds() throws Exception {
        push(0, OLD);
        verified(0, OLD);
        Run transaction = run("push", 0, "--transaction", file(NOW));
        assertEquals(65, transaction.exit(), transaction.err());
        failTransaction("sendmailMTAKey=From:a.example,sendmailMTAMapName=access," + Slapd.BASE);
        Run diverged = verified(1, OLD);
        assertTrue(
                diverged.out()
                        .contains("From:a.example is DISCARD here and REJECT on "
                                + pair.get(0).url()),
                diverged.out());
    }

    /** OpenLDAP 2.5 may crash of a transaction that fails; it is then started again and asked again. */
    private void failTransaction(String dn) throws Exception {
        for (int crashes = 0; ; crashes++) {
            try {
                FailingTransaction.on(pair.get(0).url(), dn);
                return;
            } catch (LDAPException e) {
                if (e.getResultCode() != ResultCode.SERVER_DOWN || crashes == MOST_CRASHES) {
                    throw e;
                }
                pair.get(0).down();
                pair.get(0).up();
            }
        }
    }
}
