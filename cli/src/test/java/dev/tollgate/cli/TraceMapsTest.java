package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.SendmailBt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions to maps: every format, and every way in which keys are stored and looked up. */
class TraceMapsTest {
    private static final String ACCESS = "From:bad.test\tREJECT\nFrom:Good.test\tOK\nTo:Bad.Test\tRELAY\n";
    private static final List<String> SENDERS = List.of("u@bad.test", "u@Bad.Test", "u@good.test", "u@Good.test");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"hash", "btree", "cdb", "db185-hash", "db185-btree"})
    void mapOfEveryFormat_answersAsItsText(String type) throws IOException {
        Path text = Files.writeString(directory.resolve("access"), ACCESS);
        String name = type.equals("cdb") ? "access.cdb" : "access.db";
        Run build =
                Run.of("build", "-t", type, "-o", directory.resolve("access").toString(), text.toString());
        assertEquals(0, build.exit(), build.toString());
        for (String sender : SENDERS) {
            Run ofText = Run.of("trace", "mail", "--json", "--from", sender, text.toString());
            Run ofMap = Run.of(
                    "trace",
                    "mail",
                    "--json",
                    "--from",
                    sender,
                    directory.resolve(name).toString());
            assertEquals(
                    ofText.out()
                            .replaceAll("\"line\":\\d+,\"key\":\"([^\"]*)\"", "\"line\":null,\"key\":\"$1\"")
                            .toLowerCase(java.util.Locale.ROOT),
                    ofMap.out().toLowerCase(java.util.Locale.ROOT));
        }
    }

    @Test
    void everyWayToStoreAndLookUpKeys_sameAnswerAsSendmail() throws IOException {
        Oracle.requireRoot();
        List<String> theirs = new ArrayList<>();
        List<String> ours = new ArrayList<>();
        Files.writeString(directory.resolve("service.switch"), "hosts\tfiles\n");
        Files.writeString(directory.resolve("hosts"), "127.0.0.1 localhost\n");
        String stock = SendmailBt.cf(
                directory, SendmailBt.mc(directory, "", List.of("FEATURE(`accept_unresolvable_domains')dnl")));
        for (String stored : List.of("-e", "-N", "-f", "-fN")) {
            for (String flags : List.of("", "-N", "-O", "-N -O", "-f", "-f -N", "-f -O", "-a.x", "-m -f")) {
                Path cf = directory.resolve("test.cf");
                Files.writeString(
                        cf, stock.replaceFirst("(?m)^Kaccess hash ", "$0" + flags + " "), StandardCharsets.ISO_8859_1);
                Files.deleteIfExists(directory.resolve("access.db"));
                Native.run(
                        directory,
                        ACCESS.getBytes(StandardCharsets.US_ASCII),
                        Oracle.MAKEMAP,
                        "-C",
                        cf.toString(),
                        stored,
                        "hash",
                        "access");
                try (SendmailBt sendmail = SendmailBt.start(cf)) {
                    for (String sender : SENDERS) {
                        String question = "makemap " + stored + ", K " + flags + ", " + sender + ": ";
                        boolean rejected = sendmail.ask("check_mail", "<" + sender + ">")
                                .text()
                                .startsWith("$# error");
                        theirs.add(question + (rejected ? "reject" : "accept"));
                        Run run = Run.of(
                                "trace",
                                "mail",
                                "--json",
                                "--from",
                                sender,
                                "--cf",
                                cf.toString(),
                                directory.resolve("access.db").toString());
                        ours.add(question + (run.out().contains("\"decision\":\"reject\"") ? "reject" : "accept"));
                    }
                }
            }
        }
        assertEquals(String.join("\n", theirs), String.join("\n", ours));
    }
}
