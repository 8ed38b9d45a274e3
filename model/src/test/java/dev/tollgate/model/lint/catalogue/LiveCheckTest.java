package dev.tollgate.model.lint.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.model.lint.LintResult;
import dev.tollgate.model.lint.Linter;
import dev.tollgate.model.lint.LiveCheck;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineEnding;
import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** After any edits the findings kept up to date are those of a check of the whole file. */
class LiveCheckTest {
    private static final Linter LINTER = Rules.linter();
    private static final Site LOCAL = local();

    /** Few keys in many forms, so that lines have much to do with one another. */
    private static final String[] TAGS = {
        "",
        "",
        "Connect:",
        "connect:",
        "From:",
        "To:",
        "TO:",
        "Try_TLS:",
        "TLS_Srv:",
        "TLS_Rcpt:",
        "TLS_Clt:",
        "Spam:",
        "CertIssuer:",
        "CertSubject:",
        "MyCA:",
        "OtherCA:",
        "AuthInfo:",
        "Clt_Features:",
        "Srv_Features:",
        "Compat:"
    };

    private static final String[] KEYS = {
        "com",
        "example.com",
        "EXAMPLE.com",
        "mail.example.com",
        ".example.com",
        "a.mail.example.com",
        "example.com.",
        "user@example.com",
        "user+*@example.com",
        "user+x@example.com",
        "user@",
        "User@",
        "user@mail.example.com",
        "user@other.org",
        "10",
        "10.1",
        "10.1.2.3",
        "10.1.2",
        "100.1",
        "IPv6:2001:db8:0:0:0:0:0:1",
        "IPv6:2001:db8",
        "IPv6:2001",
        "[10.1.2.3]",
        "",
        "/CN=ca",
        "/CN=user",
        "a@b@example.com",
        "@",
        "."
    };

    private static final String[] VALUES = {
        "OK",
        "RELAY",
        "REJECT",
        "DISCARD",
        "SKIP",
        "ok",
        "Relay",
        "NO",
        "VERIFY",
        "ENCR:128",
        "VERIFY+CITag:MyCA",
        "VERIFY:256+CITag:OtherCA++CN:x",
        "SUBJECT",
        "ERROR:5.7.1:550 no",
        "550 no",
        "550 no \\",
        "FRIEND",
        "V",
        "\"U:a\" \"P:b\"",
        "",
        "/CN=rest"
    };

    private static final String[] OTHERS = {
        "", "# a comment", "#", "# tollgate: ignore TG801 -- why", "# tollgate: ignore TG802",
                "#tollgate: ignore-file TG803 -- so",
        "# tollgate: ignore-file TG701,TG805", "# tollgate: nonsense", "  indented OK", "\t/CN=rest", " +more",
                "lonely",
        "Connect:open\\", "  # indented comment"
    };

    @Test
    void afterEachEdit_theFindingsAreThoseOfTheWholeFile() throws IOException {
        List<String> examples = examples();
        Seeded.times(1, Seeded.heavy() ? 10_000 : 300, random -> {
            Site site = random.nextBoolean() ? Site.UNKNOWN : LOCAL;
            AccessFile file = AccessFile.parse(new byte[0]).insert(1, lines(random, examples, random.nextInt(25)));
            LiveCheck live = new LiveCheck(LINTER, file, site);
            for (int i = 0; i < 25; i++) {
                AccessFile before = live.file();
                edit(live, random, lines(random, examples, random.nextInt(4)));
                assertSame(LINTER.check(live.file(), site), live.result(), before, live.file());
            }
        });
    }

    /** Replaces up to three lines, or none, by {@code fresh}. */
    private static void edit(LiveCheck live, Random random, List<Line> fresh) {
        AccessFile file = live.file();
        int count = file.lineCount();
        int first = 1 + random.nextInt(count + 1);
        int removed = random.nextInt(Math.min(3, count + 1 - first) + 1);
        AccessFile after = file;
        for (int number = first + removed - 1; number >= first; number--) {
            after = after.remove(number);
        }
        after = after.insert(first, fresh);
        boolean touchesLast = first > 1 && first + removed > count;
        // Lines at the end may give an ending to the one above them, or take it.
        int from = touchesLast ? first - 1 : first;
        live.edit(after, from, first - from + removed, first - from + fresh.size());
    }

    private static void assertSame(LintResult full, LintResult live, AccessFile before, AccessFile after) {
        assertEquals(text(full.findings()), text(live.findings()), () -> text(before) + "became\n" + text(after));
        assertEquals(full, live);
    }

    private static String text(AccessFile file) {
        return new String(file.render(), StandardCharsets.ISO_8859_1);
    }

    private static String text(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        findings.forEach(finding -> text.append(finding).append('\n'));
        return text.toString();
    }

    private static List<Line> lines(Random random, List<String> examples, int count) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String text = switch (random.nextInt(8)) {
                case 0 -> Seeded.pick(random, OTHERS);
                case 1 -> examples.get(random.nextInt(examples.size()));
                default ->
                    Seeded.pick(random, TAGS)
                            + Seeded.pick(random, KEYS)
                            + Seeded.pick(random, "\t", " ", "  \t")
                            + Seeded.pick(random, VALUES);
            };
            LineEnding ending = random.nextInt(12) == 0 ? LineEnding.CRLF : LineEnding.LF;
            boolean open = i == count - 1 && random.nextInt(6) == 0;
            lines.add(new Line(text, open ? LineEnding.NONE : ending));
        }
        return lines;
    }

    private static List<String> examples() throws IOException {
        List<String> lines = new ArrayList<>();
        for (RulePage page : RulePage.all()) {
            for (RulePage.Block block : page.blocks()) {
                if (block.is("access")) {
                    new String(block.bytes(), StandardCharsets.ISO_8859_1)
                            .lines()
                            .forEach(lines::add);
                }
            }
        }
        return lines;
    }

    private static Site local() {
        var site = Site.builder();
        for (Feature feature : Feature.values()) {
            site.with(feature);
        }
        return site.localDomains(List.of("example.com", "other.org")).build();
    }
}
