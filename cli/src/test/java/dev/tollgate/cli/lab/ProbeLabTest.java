package dev.tollgate.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.Run;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code probe} before a real sendmail, beside a real sendmail that delivers to it under the same entries. */
class ProbeLabTest {
    private static final String ROOT = "/O=Demo+20+28x+29/CN=Root";

    @TempDir
    Path lab;

    /** Entries for the server and for the recipient, and the authority that the client trusts. */
    private record Situation(String server, String recipient, String trusted) {}

    @Test
    void probedServer_isSeenAndJudgedAsSendmailDoes() throws IOException, InterruptedException {
        Oracle.requireRoot();
        Files.setPosixFilePermissions(lab, PosixFilePermissions.fromString("rwx------"));
        Path certs = lab.resolve("certs");
        Run.ok("ca", "init", "--ca", lab + "/ca", "--no-passphrase", "--subject", ROOT);
        Run.ok("ca", "init", "--ca", lab + "/other", "--no-passphrase", "--subject", "/CN=Other");
        Run.ok("ca", "issue", "--ca", lab + "/ca", "--both", "mail.example.com", "--out", certs.toString());
        Run.ok("ca", "issue", "--ca", lab + "/ca", "--client", "laptop", "--out", certs.toString());
        Files.setPosixFilePermissions(certs, PosixFilePermissions.fromString("rwx------"));
        Files.copy(lab.resolve("ca/cacert.pem"), certs.resolve("trusted.crt"));
        Files.copy(lab.resolve("other/cacert.pem"), certs.resolve("other.crt"));
        Path config = SendmailLab.configure(lab);
        Files.writeString(lab.resolve("access"), "Connect:127.0.0.1\tRELAY\n");
        Run.ok("build", "--cf", config.toString(), lab + "/access");
        List<Situation> situations = new ArrayList<>(List.of(
                new Situation("VERIFY:256+CI:" + ROOT, "VERIFY+CN:mail.example.com", "trusted.crt"),
                new Situation("VERIFY+CN", "OK", "trusted.crt"),
                new Situation("ENCR:128", "VERIFY+CN:other.example", "trusted.crt"),
                new Situation("PERM+VERIFY", "OK", "other.crt"),
                new Situation("ENCR:256", "OK", "other.crt")));
        try (SendmailLab sendmail = SendmailLab.start(lab)) {
            String server = "127.0.0.1:" + sendmail.port();
            Run suggesting = Run.of("probe", "--trust", certs + "/trusted.crt", server);
            String entry = suggesting.out().lines().reduce("", (before, line) -> line);
            assertEquals("TLS_Srv:127.0.0.1\tTEMP+VERIFY:128+CN:mail.example.com", entry);
            situations.add(new Situation(entry.substring(entry.indexOf('\t') + 1), "OK", "trusted.crt"));
            List<String> expected = new ArrayList<>();
            List<String> found = new ArrayList<>();
            for (Situation situation : situations) {
                Files.writeString(
                        lab.resolve("access"),
                        "Connect:127.0.0.1\tRELAY\nTLS_Srv:127.0.0.1\t" + situation.server()
                                + "\nTLS_Rcpt:b@foreign.example\t" + situation.recipient() + "\n");
                Run.ok("build", "--cf", config.toString(), lab + "/access");
                String log = String.join(
                        "\n",
                        sendmail.deliver(
                                "define(`confCACERT', `LAB/certs/" + situation.trusted() + "')dnl",
                                "define(`confCACERT_PATH', `LAB/none')dnl"));
                expected.add(situation + "\n" + logged(log));
                Run probe = Run.of(
                        "probe",
                        "--trust",
                        certs + "/" + situation.trusted(),
                        "--cf",
                        config.toString(),
                        "--access",
                        lab + "/access.db",
                        "--to",
                        "b@foreign.example",
                        server);
                boolean fine = probe.out().contains("\nverify           OK\n")
                        && !probe.out().contains(": tempfail");
                assertEquals(fine ? 0 : 1, probe.exit(), probe.err());
                found.add(situation + "\n" + reported(probe.out()));
            }
            assertEquals(String.join("\n", expected), String.join("\n", found));

            Run.of("probe", "--cert", certs + "/laptop.crt", "--key-file", certs + "/laptop.key", server);
            String daemon = Files.readString(lab.resolve("log"));
            assertTrue(daemon.contains("cert-subject=/O=Demo+20+28x+29/CN=laptop, cert-issuer=" + ROOT), daemon);
        }
    }

    /** What sendmail wrote about the session, its peer, and what its rulesets refused. */
    private static String logged(String log) {
        return first(log, "version=(\\S+), verify=(\\S+), cipher=(\\S+), bits=(\\d+)/") + "\n"
                + first(log, "cert-subject=(\\S+), cert-issuer=(\\S+), verifymsg=(.*)")
                        .replaceFirst(" ok$", " ")
                + "\n" + first(log, "ruleset=tls_server, .*, reject=(.*)")
                + "\n" + first(log, "ruleset=tls_rcpt, .*, reject=(.*)");
    }

    private static String reported(String out) {
        return first(out, "protocol +(\\S+)") + " " + first(out, "verify +(\\w+)") + " "
                + first(out, "cipher +(\\S+), (\\d+) bits")
                + "\n" + first(out, "cert_subject} +(\\S+)") + " " + first(out, "cert_issuer} +(\\S+)") + " "
                + first(out, "verify +\\w+: (.*)")
                + "\n" + first(out, "tls-server: [a-z]+, (.*?);")
                + "\n" + first(out, "tls-rcpt b@foreign.example: [a-z]+, (.*?);");
    }

    /** The groups of the first place that fits, empty when none does. */
    private static String first(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            return "";
        }
        StringBuilder groups = new StringBuilder(matcher.group(1));
        for (int i = 2; i <= matcher.groupCount(); i++) {
            groups.append(' ').append(matcher.group(i));
        }
        return groups.toString();
    }
}
