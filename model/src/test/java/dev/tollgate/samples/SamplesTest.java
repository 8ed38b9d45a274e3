package dev.tollgate.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.value.ParsedValue;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample files against the native programs. */
class SamplesTest {
    private static final Path SAMPLES = Path.of(System.getProperty("tollgate.root"), "samples");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access",
                "seed-cases/tls-policy",
                "seed-cases/relay-by-certificate",
                "seed-cases/authinfo",
                "seed-cases/localhost"
            })
    void goodSample_everyEntryMeansSomething(String name) throws IOException {
        List<String> meaningless = new ArrayList<>();
        for (Entry entry : entries(name)) {
            boolean understood = entry.key().kind() != KeyKind.OTHER
                    && entry.tag().looksUp(entry.key().kind())
                    && entry.value() instanceof ParsedValue.Valid;
            if (!understood) {
                meaningless.add(entry.lineNumber() + ": " + entry.left() + " " + entry.right());
            }
        }
        assertEquals(List.of(), meaningless);
    }

    @Test
    void access_hasEveryTag() throws IOException {
        Set<Tag> seen = entries("access").stream()
                .map(Entry::tag)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Tag.class)));
        assertEquals(EnumSet.allOf(Tag.class), seen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access",
                "seed-cases/tls-policy",
                "seed-cases/relay-by-certificate",
                "seed-cases/starttls-control",
                "seed-cases/authinfo",
                "seed-cases/localhost"
            })
    void goodSample_makemapDoesNotComplain(String name) throws IOException {
        Native.Result result = makemap(name);
        assertEquals("0 ", result.exit() + " " + result.errText());
    }

    @ParameterizedTest
    @CsvSource({
        "seed-cases/tls-policy.pasted, 65, 3",
        "seed-cases/relay-by-certificate.pasted, 65, 5",
        "seed-cases/authinfo.pasted, 65, 1",
        "seed-cases/starttls-control.pasted, 0, 0",
        "seed-cases/localhost.pasted, 0, 0",
        "access.bad, 65, 6"
    })
    void pastedOrBadSample_makemapComplains(String name, int exit, int complaints) throws IOException {
        Native.Result result = makemap(name);
        assertEquals(
                exit + " " + complaints,
                result.exit() + " " + result.errText().lines().count(),
                result::errText);
    }

    @Test
    void badSample_showsEveryTrap() throws IOException {
        Set<Integer> shown = Pattern.compile("^# ([0-9, ]+)\\. ", Pattern.MULTILINE)
                .matcher(read("access.bad"))
                .results()
                .map(MatchResult::group)
                .flatMap(numbers ->
                        Pattern.compile("[0-9]+").matcher(numbers).results().map(MatchResult::group))
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(IntStream.rangeClosed(1, 128).boxed().collect(Collectors.toCollection(TreeSet::new)), shown);
    }

    @Test
    void access_sendmailAnswersEveryEntry() throws IOException {
        Oracle.requireRoot();
        List<Entry> entries = entries("access");
        assertEquals(0, makemap("access").exit());
        StringBuilder questions = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (Entry entry : entries) {
            questions.append("/map access ").append(entry.left()).append('\n');
            expected.append("> map_lookup: access (")
                    .append(entry.left())
                    .append(") returns ")
                    .append(entry.right())
                    .append(" (0)\n");
        }
        Native.Result answers = sendmail(questions.toString());
        String header = "ADDRESS TEST MODE (ruleset 3 NOT automatically invoked)\nEnter <ruleset> <address>\n";
        assertEquals(header + expected + "> ", answers.outText());
        assertEquals("", answers.errText());
    }

    @Test
    void sendmailMc_definesEveryRulesetThatLooksIntoTheMap() throws IOException {
        Oracle.requireRoot();
        assertEquals(0, makemap("access").exit());
        String rulesets =
                "check_rcpt check_relay checkmail checkrelay tls_client tls_server tls_rcpt try_tls srv_features"
                        + " clt_features tls_srv_features tls_clt_features authinfo greet_pause RateControl ConnControl queuegroup"
                        + " check_compat bcc x_connect RelayTLS";
        String questions = rulesets.lines()
                .flatMap(line -> Pattern.compile(" ").splitAsStream(line))
                .collect(Collectors.joining(" x\n", "", " x\n"));
        Native.Result answers = sendmail(questions);
        assertEquals(
                List.of(),
                answers.outText()
                        .lines()
                        .filter(line -> line.contains("Undefined"))
                        .toList());
        assertEquals("", answers.errText());
    }

    private Native.Result sendmail(String input) throws IOException {
        Native.Result cf = Native.run(SAMPLES, new byte[0], Oracle.M4, "sendmail.mc");
        assertEquals("0 ", cf.exit() + " " + cf.errText());
        Files.writeString(
                directory.resolve("sendmail.cf"),
                cf.outText()
                        .replace("/etc/mail/access", directory.resolve("access").toString())
                        .replace("/etc/mail/certs", directory.toString()),
                StandardCharsets.ISO_8859_1);
        // Without a host name that has a dot sendmail sleeps for a minute.
        return Native.run(
                directory,
                input.getBytes(StandardCharsets.ISO_8859_1),
                List.of(
                        Oracle.UNSHARE.path().toString(),
                        "-u",
                        "sh",
                        "-c",
                        "hostname mail.example.com; exec \"$0\" -bt -C sendmail.cf",
                        Oracle.SENDMAIL.path().toString()));
    }

    private Native.Result makemap(String name) throws IOException {
        Files.createFile(directory.resolve("empty.cf"));
        return Native.run(
                directory,
                Files.readAllBytes(SAMPLES.resolve(name)),
                Oracle.MAKEMAP,
                "-C",
                "empty.cf",
                "hash",
                directory.resolve("access").toString());
    }

    private static List<Entry> entries(String name) throws IOException {
        AccessFile file = AccessFile.parse(Files.readAllBytes(SAMPLES.resolve(name)));
        List<Entry> entries = new ArrayList<>();
        for (int number = 1; number <= file.lineCount(); number++) {
            EntryParser.parse(number, file.line(number)).ifPresent(entries::add);
        }
        return entries;
    }

    private static String read(String name) throws IOException {
        return Files.readString(SAMPLES.resolve(name), StandardCharsets.ISO_8859_1);
    }
}
