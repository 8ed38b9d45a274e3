package dev.tollgate.toolkit.cf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.lint.Linter;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.site.Table;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.PageIndex;
import dev.tollgate.testkit.SendmailBt;
import dev.tollgate.toolkit.host.LocalHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which keys are asked for and whose mail is refused, as real sendmail has it with the same tables. */
class SiteTableRulesTest {
    private static final Pattern LOOKUP = Pattern.compile("map_lookup\\((\\w+), ([^)]*)\\)");
    private static final List<String> USERS = List.of("ann", "bob", "ann+x", "ann+*", "ann++", "", "+*", "++", "root");
    private static final List<String> DOMAINS = List.of(
            "v.example", "w.example", "g.example", "mx.local.test", "far.example", "a.far.example", "x.invalid");
    private static final List<String> ADDRESSES =
            List.of("ann", "%1@far.example", "bob@v.example", "%1@w.example", "error:nouser No", "ann@far.example");
    private static final List<String> MAILERS =
            List.of("smtp:[hub]", "esmpt:x", "relay:hub.example", "local:ann", "error:5.1.2:550 No", "procmail:/etc/x");

    @TempDir
    Path home;

    private Path cf;

    @BeforeEach
    void site() throws IOException {
        Oracle.requireRoot();
        Files.writeString(home.resolve("service.switch"), "hosts\tfiles\n");
        Files.writeString(home.resolve("hosts"), "127.0.0.1 localhost\n");
        Files.writeString(home.resolve("aliases"), "");
        cf = home.resolve("site.cf");
        List<String> lines = new ArrayList<>(List.of(
                "FEATURE(`nocanonify')dnl",
                "GENERICS_DOMAIN(`g.example')dnl",
                "VIRTUSER_DOMAIN(`v.example w.example')dnl"));
        for (Table table : Table.values()) {
            lines.add("FEATURE(`" + table.feature() + "', `hash " + home + "/" + table + "')dnl");
            make(table, "");
        }
        Files.writeString(cf, SendmailBt.cf(home, SendmailBt.mc(home, "", lines)), StandardCharsets.ISO_8859_1);
    }

    @Test
    void index_isMadeFromTheRules() throws IOException {
        new PageIndex(Path.of(System.getProperty("tollgate.root", ".."), "docs", "rules"))
                .has(
                        "### Rules for other tables with --cf",
                        SiteTableRules.infos().stream()
                                .map(rule -> PageIndex.row(
                                        rule.code(),
                                        rule.title(),
                                        rule.severity().toString(),
                                        "none"))
                                .toList());
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void keys_unaskedAndRefused_asSendmailHasIt(Table table) throws IOException {
        Random random = new Random(13 + table.ordinal());
        int unasked = 0;
        int rounds = Boolean.getBoolean("heavy") ? 200 : 6;
        for (int round = 0; round < rounds; round++) {
            Map<String, String> entries = entries(table, random);
            StringBuilder text = new StringBuilder();
            entries.forEach(
                    (key, value) -> text.append(key).append('\t').append(value).append('\n'));
            make(table, text.toString());
            List<Finding> found = check(table, text.toString());
            List<String> expected = new ArrayList<>();
            List<String> actual = new ArrayList<>();
            List<Said> answers = ask(
                    table,
                    entries.keySet().stream()
                            .map(key -> SampleAddress.of(table, key))
                            .toList());
            int line = 0;
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                Said said = answers.get(line);
                int number = ++line;
                boolean asked = said.keys.contains(entry.getKey());
                expected.add(entry
                        + (asked ? "" : " unasked")
                        + (asked && said.refused && !entry.getValue().startsWith("error:") ? " refused" : ""));
                actual.add(entry
                        + (has(found, "TG1330", number) ? " unasked" : "")
                        + (has(found, "TG1331", number) ? " refused" : ""));
                unasked += asked ? 0 : 1;
            }
            assertEquals(String.join("\n", expected), String.join("\n", actual), text.toString());
        }
        assertTrue(table == Table.DOMAIN || unasked > 0, "no key that nobody asks for was tried");
    }

    private static boolean has(List<Finding> found, String code, int line) {
        return found.stream()
                .anyMatch(finding ->
                        finding.rule().equals(code) && finding.place().startLine() == line);
    }

    private static Map<String, String> entries(Table table, Random random) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (int i = 0; i < 8; i++) {
            String domain = any(DOMAINS, random);
            String user = any(USERS, random);
            switch (table) {
                case VIRTUSER -> entries.putIfAbsent(user + "@" + domain, any(ADDRESSES, random));
                case MAILER ->
                    entries.putIfAbsent(random.nextInt(3) == 0 ? "." + domain : domain, any(MAILERS, random));
                case DOMAIN -> entries.putIfAbsent(domain, any(DOMAINS, random));
                case GENERICS -> {
                    boolean plain = random.nextInt(3) == 0 && !user.isEmpty() && !user.startsWith("+");
                    entries.putIfAbsent(plain ? user : user + "@" + domain, "ann@pub.example");
                }
            }
        }
        return entries;
    }

    private static String any(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private void make(Table table, String text) throws IOException {
        Files.deleteIfExists(home.resolve(table + ".db"));
        Native.run(
                home,
                text.getBytes(StandardCharsets.US_ASCII),
                Oracle.MAKEMAP,
                "-C",
                "/dev/null",
                "hash",
                home.resolve(table.toString()).toString());
    }

    private List<Finding> check(Table table, String text) {
        CfEngine engine = new CfEngine(new CfSource(
                        cf,
                        () -> new LocalHost(
                                SendmailBt.HOST, home.resolve("hosts").toString()),
                        List.of(),
                        KnownAnswers.NONE,
                        Site.UNKNOWN,
                        List.of(),
                        List.of())
                .forMap(table.map()));
        return new Linter(SiteTableRules.of(engine, table))
                .check(AccessFile.parse(text.getBytes(StandardCharsets.US_ASCII)), Site.UNKNOWN)
                .findings();
    }

    private record Said(List<String> keys, boolean refused) {}

    /** What sendmail does with each, all in one session; ruleset Noop marks where the next one begins. */
    private List<Said> ask(Table table, List<SampleAddress> samples) {
        StringBuilder questions = new StringBuilder("-d60.1\n/tryflags HS\n");
        for (SampleAddress sample : samples) {
            questions
                    .append("Noop MARK\n")
                    .append(table == Table.GENERICS ? "/try esmtp " : "/parse ")
                    .append(sample.text())
                    .append('\n');
        }
        Native.Result result = SendmailBt.script(cf, SendmailBt.HOST, questions.toString());
        String[] parts = result.outText().split("input: MARK", -1);
        assertEquals(samples.size() + 1, parts.length, result.outText());
        return Arrays.stream(parts).skip(1).map(part -> said(table, part)).toList();
    }

    private static Said said(Table table, String output) {
        List<String> keys = new ArrayList<>();
        Matcher lookups = LOOKUP.matcher(output);
        while (lookups.find()) {
            if (lookups.group(1).equals(table.map())) {
                keys.add(lookups.group(2));
            }
        }
        boolean refused = Pattern.compile("(?m)^(mailer \\*error\\*|rewrite: excessive recursion)")
                .matcher(output)
                .find();
        return new Said(keys, refused);
    }
}
