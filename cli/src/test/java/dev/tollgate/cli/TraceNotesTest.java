package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceNotesTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Connect 10.1.2\tREJECT         | connect --client-addr 10.1.2.3     | line 1 did not match TG230
            Connect: 10.1.3\tREJECT        | connect --client-addr 10.1.3.3     | line 1 did not match TG201
            Connect:10.2.0.0/16\tREJECT    | connect --client-addr 10.2.3.4     | line 1 did not match TG203
            Connect:10.7.*\tREJECT         | connect --client-addr 10.7.3.4     | line 1 did not match TG205
            Connect:bad.example.\tREJECT   | connect --client-addr 192.0.2.1 --client-name x.bad.example | line 1 did not match TG220
            From:@evil.example\tREJECT     | mail --client-addr 192.0.2.1 --from u@evil.example | line 1 did not match TG221
            From:*.star.example\tREJECT    | mail --client-addr 192.0.2.1 --from u@a.star.example | line 1 did not match TG219
            Connect:IPv6:2001:db8::1\tREJECT | connect --client-addr IPv6:2001:db8:0:0:0:0:0:1 | line 1 did not match TG214
            CertIssuer:/C=US/O=My CA\tRELAY | rcpt --client-addr 192.0.2.1 --to a@b.example --verify OK --cert-issuer /C=US/O=My+20CA | line 1 did not match TG504
            TLS_Clt:h.example\tVERIFY 112  | tls-client --client-name h.example --client-addr 192.0.2.1 --verify NO | line 1 was found, but TG406
            Connect:rel.example\tRELAY # c | rcpt --client-name x.rel.example --client-addr 192.0.2.1 --to a@b.example | line 1 was found, but TG301
            To:u@own.example\tRELAY        | rcpt --client-name x.y --client-addr 192.0.2.1 --to u@own.example | line 1 was not looked up TG706
            GreetPause:10.5\t5000          | greet-pause --client-addr 10.5.1.1 | line 1 was not looked up TG702
            From:10.1.2.3\tREJECT          | mail --client-addr 192.0.2.1 --from u@[10.1.2.3] | line 1 did not match TG212
            Connect:[10.1.2.3]\tREJECT     | connect --client-addr 10.1.2.3 --client-name h.example | line 1 did not match TG211
            Connect:10.5.1\tOK;Connect:10.5\tREJECT | connect --client-addr 10.5.1.1 | line 2 would decide if line 1 were not there: Connect:10.5 REJECT
            Connect:10.1\tREJECT           | connect --client-addr 10.1.2.3     | ''
            """)
    void entryThatDoesNotDoWhatItSays_isExplainedByItsRule(String entry, String question, String notes)
            throws IOException {
        Path access =
                Files.writeString(directory.resolve("access"), entry.strip().replace(';', '\n') + "\n");
        Run run = Run.of(("trace " + question + " " + access).split(" "));
        String explained = run.out()
                .lines()
                .filter(line -> line.startsWith("note:"))
                .map(line -> line.replaceFirst("note: +", "")
                        .replaceFirst(":.*\\[", " [")
                        .replaceAll("[\\[\\]]", ""))
                .collect(Collectors.joining("; "));
        assertEquals(notes, explained, run.toString());
    }

    @Test
    void factThatNoSessionHas_isAnsweredWithARemark() throws IOException {
        Path access = Files.writeString(directory.resolve("access"), "Connect:300.1\tREJECT\n");
        Run run = Run.of("trace", "connect", "--client-addr", "300.1.2.3", access.toString());
        assertTrue(run.out().contains("decision: reject"), run.toString());
        assertEquals(
                "tollgate: client-addr=300.1.2.3: no sendmail session has this; client-addr is an IPv4 or IPv6 "
                        + "address\n",
                run.err());
    }

    @Test
    void keyLongerThanSendmailAsksFor_explainedByItsRule() throws IOException {
        String name = "/C=US/CN=" + "Long+20name".repeat(25);
        Path access = Files.writeString(directory.resolve("access"), "CertIssuer:" + name + "\tRELAY\n");
        String trace = Run.ok(
                "trace",
                "rcpt",
                "--to",
                "a@b.example",
                "--client-addr",
                "192.0.2.1",
                "--verify",
                "OK",
                "--cert-issuer",
                name,
                access.toString());
        assertTrue(trace.contains("note:     line 1 did not match: "), trace);
        assertTrue(trace.contains("[TG511]"), trace);
    }

    @Test
    void flagsOfTheMap_sayHowItMustBeMade() throws IOException {
        Path cf = Files.writeString(directory.resolve("test.cf"), "Kaccess hash -N -f -T<TMPF> /etc/mail/access\n");
        Path access = Files.writeString(directory.resolve("access"), "Connect:10.1\tREJECT\n");
        String trace =
                Run.ok("trace", "connect", "--client-addr", "10.1.2.3", "--cf", cf.toString(), access.toString());
        assertTrue(trace.contains("declared with -N: "), trace);
        assertTrue(trace.contains("declared with -f: "), trace);
    }
}
