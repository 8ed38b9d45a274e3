package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.output.Console;
import dev.tollgate.model.source.VisibleText;
import dev.tollgate.testkit.Seeded;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text from outside in what people read: nothing of it commands the terminal or begins a line of its own. */
class HostileTextTest {
    private static final String ESCAPE = "\u001b[2J\u001b]0;pwn\u0007";
    /** The same as printf prints it. */
    private static final String PRINTED = "\\033[2J\\033]0;pwn\\007";

    private static final String FORGED = "x\nverify           OK";

    @TempDir
    Path directory;

    private static void assertHarmless(String output) {
        output.codePoints()
                .filter(point -> point != '\n' && !VisibleText.isVisible(point))
                .findFirst()
                .ifPresent(point -> {
                    throw new AssertionError("U+%04X in %s".formatted(point, output));
                });
    }

    /** What a terminal gets. */
    private static Run onTerminal(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]),
                out,
                err,
                Map.of("NO_COLOR", "1"),
                Set.of(Console.Stream.OUT, Console.Stream.ERR));
        int exit = Tollgate.run(console, words);
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void fileNames_areHarmless() throws IOException {
        for (String name : List.of("a" + ESCAPE, FORGED, "b\u202etxt")) {
            Path file = Files.writeString(directory.resolve(name.replace('/', '_')), "Connect:10.1.2.3.\tREJECT \n");
            String missing = file + ".none";
            for (Run run : List.of(
                    Run.of("check", file.toString()),
                    Run.of("check", missing),
                    Run.of("check", "--fix", "--diff", file.toString()),
                    Run.of("trace", "connect", "--client-addr", "10.1.2.3", file.toString()),
                    Run.of("build", file.toString()),
                    Run.of("dump", missing),
                    Run.of("cert", "show", file.toString()),
                    Run.of("test", file.toString()))) {
                assertHarmless(run.out() + run.err());
                assertFalse((run.out() + run.err()).contains("\nverify"), run.out() + run.err());
            }
        }
    }

    @Test
    void words_areHarmless() {
        for (String word : List.of(ESCAPE, FORGED, "--" + ESCAPE, "--color=" + ESCAPE, "\u009b31m")) {
            for (Run run : List.of(
                    Run.of(word),
                    Run.of("check", word),
                    Run.of("explain", word),
                    Run.of("trace", word, "x"),
                    Run.of("help", word),
                    Run.of("probe", word),
                    Run.of("ca", word),
                    Run.of("set", "-", word, word))) {
                assertHarmless(run.err());
                assertFalse(run.exit() == 70, word + ": " + run.err());
            }
        }
    }

    @Test
    void entries_withDirectionMarks_areShownAsTheyAre() throws IOException {
        Path file = Files.writeString(directory.resolve("access"), "From:a\u202eb.example\tREJECT\n# \u2066x\n");
        Run run = Run.of("check", file.toString());
        assertHarmless(run.out());
        assertTrue(run.out().contains("  From:a<U+202E>b.example\tREJECT\n"), run.out());
        assertTrue(run.out().contains("        ^~~~~~~~\n"), run.out());
        assertEquals(2, run.out().split("TG115", -1).length - 1, run.out());
        String json = Run.of("check", "--json", file.toString()).out();
        assertHarmless(json);
    }

    @Test
    void content_isEscapedOnATerminalOnly() throws IOException {
        String value = "ERROR:5.7.1:550 no" + ESCAPE + "\u202e";
        Path file = Files.writeString(directory.resolve("access"), "From:a.example\t" + value + "\n");
        Run.of("build", "--force", file.toString());
        String map = file + ".db";
        for (String[] words : List.of(
                new String[] {"dump", map},
                new String[] {"get", file.toString(), "From:a.example"},
                new String[] {"lookup", map, "From:a.example"},
                new String[] {"makemap", "-u", "hash", file.toString()},
                new String[] {"history", "--text", "1", file.toString()})) {
            assertTrue(Run.of(words).out().contains(value), words[0]);
            Run seen = onTerminal(words);
            assertHarmless(seen.out());
            assertTrue(seen.out().contains("\u241b[2J"), words[0] + seen.out());
        }
    }

    @Test
    void hostOfSomebodyElse_isAuditedHarmlessly() throws IOException {
        Path mail = Files.createDirectories(directory.resolve("root/etc/mail"));
        Files.writeString(
                mail.resolve("../passwd"), "root:x:0:0:root:/root:/bin/sh\n" + ESCAPE + ":x:0:0::/:/bin/sh\n");
        Files.writeString(mail.resolve("../group"), "root:x:0:\n");
        Path aliases = Files.writeString(mail.resolve("a" + ESCAPE.replace('/', '_')), "x: " + ESCAPE + "\n");
        Files.setPosixFilePermissions(aliases, PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.writeString(
                mail.resolve("sendmail.cf"),
                "V10/Berkeley\nO AliasFile=/etc/mail/a" + ESCAPE + "\nO SmtpGreetingMessage=" + ESCAPE
                        + "\nO PrivacyOptions=\u009b\u202e" + ESCAPE + "\nM" + ESCAPE + ", P=/" + ESCAPE + "\n");
        String root = directory.resolve("root").toString();
        String script = Run.of("audit", "--root", root, "--script").out();
        assertTrue(script.contains("chmod go-w \"$(printf '/etc/mail/a" + PRINTED + "')\""), script);
        for (String format : List.of("--script", "--json", "--sarif", "--fix-files", "--color=auto")) {
            Run seen = onTerminal("audit", "--root", root, format);
            assertHarmless(seen.out() + seen.err());
            boolean forPeople = format.equals("--script") || format.startsWith("--color");
            assertTrue(!forPeople || seen.out().contains("\u241b[2J"), format + seen.out());
        }
        assertHarmless(onTerminal("audit", "collect", "--root", root).out());
        assertHarmless(onTerminal("site", "show", "--cf", root + "/etc/mail/sendmail.cf")
                .out());
    }

    @Test
    void colours_surviveAndCannotBeForged() throws IOException {
        Path file = Files.writeString(directory.resolve("access"), "From:a\u001b[32m.example\tREJECT\n");
        String out = Run.of("check", "--color=always", file.toString()).out();
        assertTrue(out.contains("\u001b[1;31merror:\u001b[0m"), out);
        assertFalse(out.contains("a\u001b[32m"), out);
    }

    @Test
    void randomBytes_neverCommandTheTerminal() {
        Seeded.times(7, Seeded.heavy() ? 2_000 : 60, random -> {
            try {
                Path file = Files.write(directory.resolve("access"), bytes(random));
                Path other = Files.write(directory.resolve("other"), bytes(random));
                for (Run run : List.of(
                        Run.of("check", file.toString()),
                        Run.of("diff", file.toString(), other.toString()),
                        Run.of("diff", "--decisions", file.toString(), other.toString()),
                        Run.of(
                                "trace",
                                "connect",
                                "--client-name",
                                "a.example",
                                "--client-addr",
                                "10.1.2.3",
                                file.toString()))) {
                    assertHarmless(run.out() + run.err());
                    assertFalse(run.exit() == 70, run.err());
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private static byte[] bytes(Random random) {
        StringBuilder text = new StringBuilder();
        for (int line = random.nextInt(6); line >= 0; line--) {
            text.append(List.of("Connect:", "From:", "", "AuthInfo:", "#").get(random.nextInt(5)));
            text.append(random.nextBoolean() ? "10.1" : "a.example");
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append((char) random.nextInt(256));
            }
            text.append('\t').append(random.nextBoolean() ? "REJECT" : "ERROR:5.7.1:550 x");
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append((char) random.nextInt(256));
            }
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
