package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an authority does when its ledger is old, empty or in use. */
class LedgerSafetyTest {
    @TempDir
    Path folder;

    private String ca = "";
    private String out = "";

    @BeforeEach
    void createAuthority() {
        ca = folder.resolve("ca").toString();
        out = folder.resolve("out").toString();
        Run.ok("ca", "init", "--ca", ca, "--subject", "/C=US/O=Acme/CN=Root", "--no-passphrase");
    }

    @Test
    void listNumber_isNotUsedTwiceEvenWithALedgerOfYesterday() throws IOException {
        Run.ok("ca", "crl", "--ca", ca);
        Path kept = folder.resolve("kept");
        copy(Path.of(ca, "ledger"), kept);
        Run.ok("ca", "crl", "--ca", ca);
        Run.ok("ca", "crl", "--ca", ca);
        assertEquals("03", number());
        Files.move(Path.of(ca, "ledger"), folder.resolve("gone"));
        copy(kept, Path.of(ca, "ledger"));
        Run.ok("ca", "crl", "--ca", ca);
        assertEquals("04", number());
    }

    private String number() {
        return Native.run(folder, new byte[0], Oracle.OPENSSL, "crl", "-in", ca + "/crl.pem", "-noout", "-crlnumber")
                .outText()
                .strip()
                .replaceAll(".*=(0x)?", "");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void emptyLedger_isNotTakenForANewOne() throws IOException {
        Run.ok("ca", "issue", "--ca", ca, "--client", "jo", "--out", out);
        for (String part : List.of("ledger", "newcerts")) {
            try (var files = Files.list(Path.of(ca, part))) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
        for (String command : List.of("issue", "list")) {
            List<String> words = new ArrayList<>(List.of("ca", command, "--ca", ca));
            if (command.equals("issue")) {
                words.addAll(List.of("--client", "ann", "--out", out));
            }
            Run refused = Run.of(words.toArray(String[]::new));
            assertEquals(65, refused.exit(), refused.err());
            assertTrue(refused.err().contains("ca recover"), refused.err());
            assertEquals("", refused.out());
        }
        Run.ok("ca", "recover", "--ca", ca);
        Run.ok("ca", "issue", "--ca", ca, "--client", "ann", "--out", out);
    }

    @Test
    void ledgerInUse_isNotPutAside() throws IOException, InterruptedException {
        Run.ok("ca", "issue", "--ca", ca, "--client", "jo", "--out", out);
        Run.ok("ca", "export-openssl", "--ca", ca);
        Process holder = HeldLedger.start(Path.of(ca, "ledger"));
        try {
            for (String[] words : new String[][] {
                {"ca", "recover", "--ca", ca},
                {"ca", "import-openssl", "--force", "--ca", ca}
            }) {
                Run refused = Run.of(words);
                assertEquals(75, refused.exit(), refused.toString());
            }
        } finally {
            HeldLedger.release(holder);
        }
        try (var names = Files.list(Path.of(ca))) {
            assertTrue(names.noneMatch(name -> name.toString().contains("ledger.old")));
        }
        assertTrue(Run.ok("ca", "list", "--ca", ca).contains("jo"));
    }

    @Test
    void ledgerInUse_isSaidOrWaitedFor() throws IOException, InterruptedException {
        String[] issue = {"ca", "issue", "--ca", ca, "--client", "jo", "--out", out};
        Process holder = HeldLedger.start(Path.of(ca, "ledger"));
        try {
            Run refused = Run.of(issue);
            assertEquals(75, refused.exit(), refused.err());
            Thread release = new Thread(() -> HeldLedger.release(holder));
            release.start();
            Run waited = Run.of("ca", "issue", "--ca", ca, "--client", "jo", "--out", out, "--wait", "100");
            assertEquals(0, waited.exit(), waited.err());
            release.join();
        } finally {
            holder.destroyForcibly();
        }
        assertEquals(64, Run.of("ca", "crl", "--ca", ca, "--wait", "-1").exit());
    }

    @Test
    void detailsOfRevocations_areSaidToBeLeftOutOfTheList() throws IOException {
        String index = "R\t410101000000Z\t260101000000Z,%s\t0%d\tunknown\t/CN=h\n";
        String lines = index.formatted("holdInstruction,holdInstructionReject", 1)
                + index.formatted("CAkeyTime,20251231000000Z", 2)
                + index.formatted("superseded", 3);
        Files.writeString(Path.of(ca, "index.txt"), lines);
        Run taken = Run.of("ca", "import-openssl", "--ca", ca, "--force");
        assertEquals(0, taken.exit(), taken.err());
        assertTrue(taken.err().contains("tollgate: 2 revocations record more than a reason"), taken.err());
        Run.ok("ca", "export-openssl", "--ca", ca, "--force");
        assertEquals(lines, Files.readString(Path.of(ca, "index.txt")));
    }
}
