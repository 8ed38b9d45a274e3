package dev.tollgate.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.directory.entry.MapName;
import dev.tollgate.directory.entry.Owner;
import dev.tollgate.directory.entry.Snapshot;
import dev.tollgate.directory.entry.SnapshotReader;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.directory.server.Limits;
import dev.tollgate.directory.server.Login;
import dev.tollgate.directory.server.Server;
import dev.tollgate.directory.server.ServerAddress;
import dev.tollgate.directory.verify.DirectoryRule;
import dev.tollgate.directory.verify.Trap;
import dev.tollgate.directory.verify.Traps;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.testkit.PageIndex;
import dev.tollgate.testkit.SendmailBt;
import dev.tollgate.testkit.Slapd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Puts the examples of the pages about directories into a real one, and asks sendmail what it finds there. */
class DirectoryPagesTest {
    private static final Path PAGES = Path.of(System.getProperty("tollgate.root"), "docs", "rules");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+) ?(\\w*)\n(.*?)^```$");
    private static final String CONTAINER = """
            dn: sendmailMTAMapName=access,dc=example,dc=com
            objectClass: sendmailMTA
            objectClass: sendmailMTAMap
            sendmailMTAMapName: access
            sendmailMTACluster: mail

            """;

    @TempDir
    static Path directory;

    private record Block(String kind, String text) {}

    @Test
    void pagesAndIndex_sayWhatTheRulesSay() throws IOException {
        List<String> rows = new ArrayList<>();
        for (RuleInfo rule : DirectoryRule.infos()) {
            String severity = rule.severity().name().toLowerCase(Locale.ROOT);
            String page = page(rule);
            assertTrue(
                    page.startsWith("# " + rule.code() + ": " + rule.title() + "\n\nSeverity: " + severity + " "),
                    rule.code());
            Stream.of("Why it matters", "Examples", "What to do")
                    .forEach(section -> assertTrue(page.contains("\n## " + section + "\n"), rule.code()));
            rows.add(PageIndex.row(rule.code(), rule.title(), severity, "none"));
        }
        new PageIndex(PAGES).has("## Rules for directories", rows);
    }

    @TestFactory
    Stream<DynamicTest> pages_areFoundAndAnsweredAsShown() {
        return DirectoryRule.infos().stream()
                .filter(rule ->
                        !rule.code().equals(DirectoryRule.NO_INDEX.info().code()))
                .map(rule -> DynamicTest.dynamicTest(rule.code(), () -> holds(rule)));
    }

    private static void holds(RuleInfo rule) throws Exception {
        List<Block> blocks = blocks(page(rule));
        assertTrue(blocks.stream().anyMatch(block -> block.kind.equals("bad")), "a bad example");
        assertTrue(blocks.stream().anyMatch(block -> block.kind.equals("good")), "a good example");
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block.kind.equals("bad") || block.kind.equals("good")) {
                Path home = Files.createDirectories(directory.resolve(rule.code() + block.kind));
                try (Slapd slapd = Slapd.alone(home, Slapd.BASE_ENTRY + CONTAINER + block.text + "\n")) {
                    holds(rule, slapd, block.kind.equals("bad"), blocks.subList(i + 1, blocks.size()));
                }
            }
        }
    }

    private static void holds(RuleInfo rule, Slapd slapd, boolean bad, List<Block> after) throws Exception {
        String findings = "";
        for (Trap trap : traps(slapd)) {
            assertEquals(rule, trap.rule().orElseThrow().info());
            assertFalse(trap.help().isEmpty(), "what to do");
            findings += trap.place() + " " + trap.message() + "\n";
        }
        assertEquals(bad ? after.get(0).text : "", findings);
        for (Block block : after) {
            if (block.kind.equals("bad") || block.kind.equals("good")) {
                return;
            }
            if (block.kind.equals("sendmail")) {
                assertEquals(block.text, answers(slapd, block.text));
            }
        }
    }

    private static List<Trap> traps(Slapd slapd) throws DirectoryException {
        try (Server server = open(slapd)) {
            return Traps.of(slapd.url(), SnapshotReader.read(server, Slapd.BASE, MapName.ACCESS));
        }
    }

    private static Server open(Slapd slapd) throws DirectoryException {
        return Server.open(ServerAddress.parse(slapd.url()), Login.ANONYMOUS, Optional.empty(), Limits.USUAL);
    }

    /** What sendmail of the cluster finds for each key of {@code shown}, in the same form. */
    private static String answers(Slapd slapd, String shown) throws IOException {
        String spec = "-H " + slapd.url() + " -b dc=example,dc=com -w 3 -l 3 -c 3";
        Path cf = LdapCf.write(directory, "mail", spec, "", List.of(), UnaryOperator.identity());
        StringBuilder answers = new StringBuilder();
        try (SendmailBt sendmail = SendmailBt.start(cf)) {
            for (String line : shown.lines().toList()) {
                String key = line.substring(0, line.indexOf(" => "));
                String answer = sendmail.ask("Look", key).text();
                boolean none = answer.equals("NOTHING");
                answers.append(key)
                        .append(" => ")
                        .append(none ? "no match" : answer.replace(" ", ""))
                        .append('\n');
            }
        }
        return answers.toString();
    }

    @Test
    void serverWithoutIndex_isSlow_andOneWithItIsNot() throws Exception {
        StringBuilder ldif = new StringBuilder(Slapd.BASE_ENTRY + CONTAINER);
        for (int i = 0; i < 30_000; i++) {
            ldif.append(
                    "dn: sendmailMTAKey=from:h%1$d.example,sendmailMTAMapName=access,dc=example,dc=com\nobjectClass: sendmailMTA\nobjectClass: sendmailMTAMap\nobjectClass: sendmailMTAMapObject\nsendmailMTAMapName: access\nsendmailMTACluster: mail\nsendmailMTAKey: from:h%1$d.example\nsendmailMTAMapValue: REJECT\n\n"
                            .formatted(i));
        }
        List<Long> found = new ArrayList<>();
        for (String indexes : List.of("", "index objectClass,sendmailMTAKey eq\n")) {
            Path home = Files.createDirectories(directory.resolve("index" + found.size()));
            try (Slapd slapd = Slapd.alone(home, ldif.toString(), "", indexes, "");
                    Server server = open(slapd)) {
                Snapshot empty = SnapshotReader.empty(Slapd.BASE, MapName.ACCESS);
                found.add(Traps.ofSpeed(server, empty, Owner.cluster("mail")).stream()
                        .filter(trap -> trap.rule().orElseThrow() == DirectoryRule.NO_INDEX)
                        .count());
            }
        }
        assertEquals(List.of(1L, 0L), found);
    }

    private static String page(RuleInfo rule) throws IOException {
        return Files.readString(PAGES.resolve(rule.code() + ".md"));
    }

    private static List<Block> blocks(String page) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(page);
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(2).isEmpty() ? matcher.group(1) : matcher.group(2), matcher.group(3)));
        }
        return blocks;
    }
}
