package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken input of every kind that text can be: it ends in an answer or a sentence, never in an internal error. */
class HostileInputTest {
    private static final int INTERNAL = 70;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FEATURE(`compat_ch\0eck')\n",
                "include(`/proc/kcore')\n",
                "include(`/dev/zero')\n",
                "sinclude(`no\0file')\n",
                "RELAY_DOMAIN_FILE(`/proc/kcore')\n"
            })
    void mc_thatNamesWhatIsNoFile(String line) {
        String mc = file("mc", "OSTYPE(`linux')\n" + line + "MAILER(`smtp')\n");
        assertSentence(Run.of("site", "show", "--mc", mc), line);
        assertSentence(Run.of("audit", "--json", "--mc", mc), line);
        assertSentence(Run.of("audit", "--fix", "--diff", "--mc", mc), line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fw/proc/kcore\n", "Fw/dev/zero\n", "Fw/no\0file\n", "Kaliases text /proc/kcore\n"})
    void cf_thatNamesWhatIsNoFile(String line) {
        String cf = file("cf", "V10/Berkeley\nO OperatorChars=.:@!\nMlocal, P=/bin/true, F=lA5, A=true $u\n" + line);
        String access = file("access", "From:a.example\tOK\n");
        assertSentence(Run.of("site", "show", "--cf", cf), line);
        assertSentence(Run.of("audit", "--json", "--cf", cf), line);
        assertSentence(Run.of("route", "jo@a.example", "--cf", cf), line);
        assertSentence(Run.of("audit-relay", "--cf", cf, access), line);
        assertTrue(!Run.with("3,0 a@b\n=w\n", "bt", "-C", cf).err().contains("internal error"), line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"format\":1,\"files\":[{\"path\":\"/a\",\"kind\":\"-\",\"mode\":\"644\",\"target\":5,\"text\":true}]}",
                "{\"format\":1,\"files\":[{\"path\":7}],\"keys\":[{\"path\":null,\"bits\":99999999999999999999}]}",
                "{\"format\":1,\"time\":\"x\",\"files\":[[[]],{\"mode\":\"99\"}]}",
                "[]",
                ""
            })
    void facts_ofOtherTypes(String json) {
        assertSentence(Run.of("audit", "--json", "--facts", file("facts", json)), json);
    }
}
