package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken input of every kind that text can be: it ends in an answer or a sentence, never in an internal error. */
class HostileInputTest {
    private static final Path ROOT = Path.of(System.getProperty("tollgate.root"));
    private static final int INTERNAL = 70;
    private static final String SUITE = """
            access: access
            features: [skip, lookupdotdomain]
            local-domains: [here.example]
            cases:
              - name: the scanners' network is refused
                phase: connect
                client-addr: 192.0.2.7
                expect: {decision: reject, code: 550, status: "5.7.1", line: 1}
              - {name: b, phase: rcpt, from: a@b.example, to: c@d.example, expect: {relay: false}}
            """;
    private static final String CF = """
            V10/Berkeley
            Cwlocalhost mail.example.com
            CO @ % !
            C{Persistent_macros} a b
            Fw/nonexistent/local-host-names %[^\\#]
            FR-o /nonexistent/relay-domains
            Djmail.example.com
            DZ8.17.1
            Kaccess hash -T<TMPF> /etc/mail/access
            Kauthinfo hash /etc/mail/authinfo
            KCERTIssuer regex ^/C=US
            O UseCompressedIPv6Addresses=true
            O TLSSrvOptions=V
            Qmain, P=/var/spool/mqueue
            Mesmtp, P=[IPC], F=mDFMuXa, A=TCP $h
            SBasic_check_relay
            R$*\t\t$: < $&{deliveryMode} > $1
            """.replace("\\t", "\t");
    private static final String MC = """
            divert(-1)dnl
            VERSIONID(`test')dnl
            OSTYPE(`linux')dnl
            define(`confPRIVACY_FLAGS', `goaway')dnl
            FEATURE(`access_db', `hash -T<TMPF> /etc/mail/access')dnl
            FEATURE(`delay_checks', `friend', `n')dnl
            LOCAL_DOMAIN(`here.example there.example')
            RELAY_DOMAIN(`x.example')dnl
            ifdef(`a', `b', `c')dnl
            MAILER(`smtp')dnl
            LOCAL_CONFIG
            CO @ %
            """;
    private static final String QUESTIONS = """
            {"phase":"rcpt","client-name":"a.example","client-addr":"10.1.2.3","from":"","to":["b@c.example"],"verify":"OK","cipher-bits":256}
            {"phase":"tls-client","cert-subject":"/CN=a+20b","cipher-bits":"40","client-addr":"IPv6:2001:db8::1"}
            {"phase":"client-rate","client-addr":"10.1.2.3"}
            """;

    @TempDir
    Path directory;

    private String file(String name, String text) {
        try {
            return Files.write(directory.resolve(name), text.getBytes(StandardCharsets.ISO_8859_1))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertSentence(Run run, String input) {
        assertTrue(run.exit() != INTERNAL && run.exit() >= 0, run.err() + "\nfor\n" + input);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CO @ % @\n",
                "CO\n",
                "C\n",
                "C{\n",
                "C{}\n",
                "F\n",
                "Fw\n",
                "Q\n",
                "D\n",
                "Dj\n",
                "K\n",
                "Kaccess\n",
                "Kauthinfo \n",
                "O\n",
                "O UseCompressedIPv6Addresses\n",
                "Kaccess hash -T -N -f -o\n"
            })
    void cf_ofOneOddLine(String cf) {
        assertSentence(Run.of("site", "show", "--cf", file("cf", cf)), cf);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS_Clt:a.example\tVERIFY:99999999999999999999bits",
                "TLS_Clt:a.example\tVERIFY:0x",
                "TLS_Clt:a.example\tVERIFY:0777777777777777",
                "Connect:10.0.0.0/99999999999999999999.0.0.0\tREJECT",
                "Connect:99999999999999999999.0.0.0/8\tREJECT",
                "Connect:IPv6:::99999999999.1.1.1\tREJECT",
                "Connect:IPv6:::1/999999999999\tREJECT",
                "Connect:10.0.0.1-99999999999\tREJECT",
                "ClientRate:a\t0777777777777777777777",
                "ClientConn:\t0xFFFFFFFFFFFFFFFF",
                "GreetPause:a\t99999999999999999999",
                "To:a\tERROR:9.9.9:99999999999 x",
                "From:\tERROR:",
                "QGRP:\t"
            })
    void access_ofOneOddLine(String line) {
        String access = file("access", line + "\n");
        assertSentence(Run.of("check", access), line);
        for (String phase : List.of("connect", "tls-client", "client-rate", "client-conn", "greet-pause")) {
            assertSentence(Run.of("trace", phase, "--client-name", "a", "--client-addr", "10.0.0.1", access), line);
        }
        assertSentence(Run.of("diff", "--decisions", access, file("none", "")), line);
    }

    @Test
    void suite_tooLarge_isRefusedBeforeItIsParsed() {
        String suite = file("suite.yaml", "access: \"" + "x".repeat(6 << 20) + "\"\n");
        Run run = Run.of("test", suite);
        assertTrue(run.exit() == 65 && run.err().contains("split the suite"), run.err());
    }

    private int times() {
        return Seeded.heavy() ? 20_000 : 60;
    }

    @Test
    void mutatedCf() {
        Seeded.times(11, times(), random -> {
            String cf = mutated(CF, random);
            assertSentence(Run.of("site", "show", "--cf", file("cf", cf)), cf);
        });
    }

    @Test
    void mutatedMc() {
        Seeded.times(12, times(), random -> {
            String mc = mutated(MC, random);
            assertSentence(Run.of("site", "show", "--json", "--mc", file("mc", mc)), mc);
        });
    }

    @Test
    void mutatedSuite() {
        file("access", "Connect:192.0.2\tREJECT\n");
        Seeded.times(13, times(), random -> {
            String suite = mutated(SUITE, random);
            String name = file("suite.yaml", suite);
            assertSentence(Run.of("test", "--json", name), suite);
            assertSentence(Run.of("test", "--record", name), suite);
        });
    }

    @Test
    void mutatedQuestions() {
        String access = file("access", "Connect:10.1\tREJECT\nTLS_Clt:\tVERIFY:128\nClientRate:\t7\n");
        Seeded.times(14, times(), random -> {
            String questions = mutated(QUESTIONS, random);
            assertSentence(Run.with(questions, "trace", "--batch", access), questions);
        });
    }

    @Test
    void mutatedAccess() throws IOException {
        String sample = Files.readString(ROOT.resolve("samples/access.bad"), StandardCharsets.ISO_8859_1);
        List<String> lines = sample.lines().toList();
        Seeded.times(15, times() / 2, random -> {
            StringBuilder some = new StringBuilder();
            for (int i = 0; i < 8; i++) {
                some.append(lines.get(random.nextInt(lines.size()))).append('\n');
            }
            String text = mutated(some.toString(), random);
            String access = file("access", text);
            assertSentence(Run.of("check", "--sarif", access), text);
            assertSentence(Run.of("audit-relay", access), text);
            assertSentence(Run.of("diff", "--decisions", access, file("old", some.toString())), text);
            assertSentence(Run.of("fmt", access), text);
        });
    }

    /** {@code text} with some of its characters exchanged, left out, doubled, or moved. */
    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = 1 + random.nextInt(12); i > 0 && !mutated.isEmpty(); i--) {
            int at = random.nextInt(mutated.length());
            int end = Math.min(mutated.length(), at + 1 + random.nextInt(20));
            String piece = mutated.substring(at, end);
            switch (random.nextInt(7)) {
                case 0 -> mutated.delete(at, end);
                case 1 -> mutated.insert(at, piece.repeat(1 + random.nextInt(4)));
                case 2 -> mutated.insert(random.nextInt(mutated.length()), piece);
                case 3 -> mutated.setCharAt(at, (char) random.nextInt(256));
                case 4 -> mutated.setCharAt(at, " \t\n\"'`{}[]()$%#,:;=-+/@0".charAt(random.nextInt(24)));
                case 5 -> mutated.insert(at, random.nextLong());
                default -> mutated.insert(at, "99999999999999999999");
            }
        }
        return mutated.toString();
    }
}
