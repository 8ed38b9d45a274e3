package dev.tollgate.model.policy.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import dev.tollgate.testkit.SendmailBt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Regex maps against those of sendmail itself, asked with {@code /map}. */
class RegexMapTest {
    private static final List<String> DECLARATIONS = List.of(
            "-s1 CN=([^/]*)",
            "CN=([^/]*)",
            "-s1,2 C=([^/]*)/O=([^/]*)",
            "-s1,2 -d: C=([^/]*)/O=([^/]*)",
            "-s2,1 -d_ C=([^/]*)/O=([^/]*)",
            "-s -d: C=([^/]*)/O=([^/]*)",
            "-n CN=x",
            "-n -a.no CN=x",
            "-a@X CN=([^/]*)",
            "-m CN=([^/]*)",
            "-m -a.m CN=([^/]*)",
            "-s1 -a.D CN=([^/]*)",
            "-s2 -f CN=([A-Z]*)(x)?",
            "-s2 CN=([A-Z]*)(x)?",
            "-s1,2 -d: (a)|(b)",
            "-s1,2,3 -d: (a|ab)(c|bcd)(d*)",
            "-s0 a{2",
            "-s1 (a)\\1",
            "-s1 -f ([a-z])\\1",
            "-b -s1 CN=\\([^/]*\\)",
            "-b -s1 a\\{1,2\\}\\(b*\\)",
            "-b *a^b$c",
            "-s1 ([[:upper:]]+)",
            "-s1 -f ([[:upper:]]+)",
            "-s0 [[:digit:][:space:].-]+",
            "-s0 [^]/]+",
            "-s0 []/]+",
            "-s0 [\\]+",
            "-s0 [[.a.]-[=c=]]+",
            "-s0 [b-a]",
            "-s0 -f [Z-a]+",
            "-s0 [Z-a]+",
            "-s0 [[:nope:]]",
            "-s0 a**",
            "-s0 a*+",
            "-s0 a*?b",
            "-s0 (a|b)*c",
            "-s1 -d: ((a)|b)*",
            "-s0 a{,2}b",
            "-s0 a{2,1}",
            "-s0 a{1}{2}",
            "-s0 *a",
            "-s0 a|*b",
            "-s0 ^*a",
            "-s0 a)",
            "-s0 (a",
            "-s0 ()b",
            "-s0 a||b",
            "-s0 (b$$|^a)",
            "-s0 (b$)",
            "-s0 N=AB${undefined}x$",
            "-s0 \\<cn",
            "-s0 \\w+\\W",
            "-s0 a\\",
            "-s0 a.c",
            "-s0 \\.a",
            "-nf CN",
            "-s9 CN");
    private static final List<String> NAMES = List.of(
            "/C=US/O=Acme/CN=h.a.test",
            "/cn=Foo",
            "abcd",
            "aaab",
            "ABcABbc",
            "CN=ABx",
            "a{2",
            "1+20.2-3/x",
            "ab]c",
            "bb*a^b$c",
            "^_`aZ");

    @TempDir
    Path directory;

    @Test
    void declarations_findWhatSendmailFinds() throws IOException {
        compare(DECLARATIONS, NAMES);
    }

    @Test
    void randomExpressions_findWhatSendmailFinds() throws IOException {
        Random random = new Random(7);
        List<String> declarations = new ArrayList<>();
        for (int i = 0; i < (Seeded.heavy() ? 2000 : 400); i++) {
            boolean captured = random.nextBoolean();
            String flags = captured
                    ? Seeded.pick(random, "-s0,1 -d: ", "-s1 ", "-s -d. -f ")
                    : Seeded.pick(random, "-s0 ", "-s0 -f ");
            declarations.add(flags
                    + Seeded.pick(random, "^", "", "")
                    + expression(random, 3, captured)
                    + Seeded.pick(random, "$", "$$", "", ""));
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            StringBuilder name = new StringBuilder("x");
            for (int c = random.nextInt(9); c >= 0; c--) {
                name.append(Seeded.pick(random, "a", "b", "c", "A", "B", "1", "/", "=", "]"));
            }
            names.add(name.toString());
        }
        compare(declarations, names);
    }

    /** What a repeated group holds is the library's own affair, so groups whose parts are asked for are not repeated. */
    private static String expression(Random random, int depth, boolean captured) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            boolean group = depth > 0 && random.nextInt(3) == 0;
            if (group) {
                text.append('(').append(expression(random, depth - 1, captured));
                text.append(random.nextInt(3) == 0 ? "|" + expression(random, depth - 1, captured) : "");
                text.append(')');
            } else {
                text.append(Seeded.pick(
                        random,
                        "a",
                        "b",
                        "c",
                        "A",
                        ".",
                        "[ab]",
                        "[^b]",
                        "[[:alpha:]]",
                        "[a-c1]",
                        "\\/",
                        "\\w",
                        "[]=]"));
            }
            text.append(
                    group && captured ? "" : Seeded.pick(random, "", "", "", "*", "+", "?", "{2}", "{1,2}", "{,2}"));
        }
        return text.toString();
    }

    private void compare(List<String> declarations, List<String> names) throws IOException {
        Oracle.requireRoot();
        StringBuilder cf = new StringBuilder();
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < declarations.size(); i++) {
            cf.append("Kr")
                    .append(i)
                    .append(" regex ")
                    .append(declarations.get(i))
                    .append('\n');
            for (String name : names) {
                script.append("/map r").append(i).append(' ').append(name).append('\n');
            }
        }
        String mc = SendmailBt.mc(directory, "", List.of());
        Files.writeString(directory.resolve("service.switch"), "hosts\tfiles\n");
        Files.writeString(directory.resolve("hosts"), "127.0.0.1 localhost\n");
        Native.run(
                directory,
                "a OK\n".getBytes(StandardCharsets.ISO_8859_1),
                Oracle.MAKEMAP,
                "-C",
                "/dev/null",
                "hash",
                "access");
        Path file = directory.resolve("regex.cf");
        Files.writeString(file, SendmailBt.cf(directory, mc) + cf, StandardCharsets.ISO_8859_1);
        Native.Result result = Native.run(
                directory,
                (script + "/quit\n").getBytes(StandardCharsets.ISO_8859_1),
                List.of(
                        Oracle.UNSHARE.path().toString(),
                        "-u",
                        "sh",
                        "-c",
                        "hostname " + SendmailBt.HOST + "; exec " + Oracle.SENDMAIL.path() + " -bt -C " + file));
        List<String> theirs = result.outText()
                .lines()
                .filter(line -> line.matches("> (map_lookup: |Map named \").*"))
                .map(RegexMapTest::answer)
                .toList();
        List<String> differences = new ArrayList<>();
        int found = 0;
        for (int i = 0; i < declarations.size(); i++) {
            RegexMap map = RegexMap.parse(declarations.get(i));
            for (int n = 0; n < names.size(); n++) {
                String answer = theirs.get(i * names.size() + n);
                String expected = answer.isEmpty() ? names.get(n) : answer.substring(1);
                found += answer.isEmpty() ? 0 : 1;
                String own = map.apply(names.get(n));
                if (!own.equals(expected)) {
                    differences.add(
                            declarations.get(i) + " on " + names.get(n) + ": sendmail " + answer + ", tollgate " + own);
                }
            }
        }
        assertEquals("", String.join("\n", differences.subList(0, Math.min(40, differences.size()))));
        assertTrue(found > names.size(), "found " + found);
    }

    /** An equals sign and what was found; empty if nothing was. */
    private static String answer(String line) {
        int returns = line.indexOf(") returns ");
        return returns < 0 ? "" : "=" + line.substring(returns + ") returns ".length(), line.lastIndexOf(" ("));
    }
}
