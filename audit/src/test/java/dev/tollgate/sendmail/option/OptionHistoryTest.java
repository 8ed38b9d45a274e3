package dev.tollgate.sendmail.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.audit.oracle.Sendmail;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the catalogue says of versions and builds, against sendmail's release notes and the program itself. */
class OptionHistoryTest {
    private static final Path NOTES = Path.of("/usr/share/doc/sendmail-bin/changelog.gz");
    private static final Pattern VERSION = Pattern.compile("(?m)^(8\\.\\d+(?:\\.\\d+)?)/\\S+\\t");

    @TempDir
    Path directory;

    /** The notes of each version, the newest first. */
    private static Map<String, String> notes() throws IOException {
        Assumptions.assumeTrue(Files.exists(NOTES), "sendmail's release notes are not installed");
        String text;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(NOTES))) {
            text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
        Map<String, String> notes = new LinkedHashMap<>();
        Matcher version = VERSION.matcher(text);
        int start = -1;
        String open = "";
        while (version.find()) {
            if (start >= 0) {
                notes.put(open, text.substring(start, version.start()));
            }
            open = version.group(1);
            start = version.end();
        }
        notes.put(open, text.substring(start));
        return notes;
    }

    @Test
    void versions_areThoseInWhichTheNotesSpeakOfTheOptionFirst() throws IOException {
        Map<String, String> notes = notes();
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (SendmailOption option : Options.all()) {
            // MaxNOOPCommands was a constant of the program before it became an option.
            if (!OptionHistory.since(option).isEmpty() && !option.name().equals("MaxNOOPCommands")) {
                compared++;
                Pattern name = Pattern.compile("(?i)(?<![\\w.])(?:" + Pattern.quote(option.name())
                        + (option.define().isEmpty() ? "" : "|" + Pattern.quote(option.define())) + ")(?!\\w)");
                String first = notes.entrySet().stream()
                        .filter(each -> name.matcher(each.getValue()).find())
                        .map(Map.Entry::getKey)
                        .reduce("", (newer, older) -> older);
                if (!first.equals(OptionHistory.since(option))) {
                    wrong.add(option.name() + ": " + first + ", not " + OptionHistory.since(option));
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(compared > 60, compared + " options compared");
    }

    @Test
    void builds_areThoseThatTheProgramAsksFor() throws IOException {
        String built = Sendmail.run(directory, "", "-d0.13", "-bt").outText();
        int lacking = 0;
        for (SendmailOption option : Options.all()) {
            String needs = OptionHistory.needs(option);
            if (!needs.isEmpty()) {
                boolean has = built.matches("(?s).*\\s" + needs + "(v2)?\\s.*");
                lacking += has ? 0 : 1;
                Path cf = Files.writeString(directory.resolve("one.cf"), "V10/Berkeley\n" + option.cfLine("1") + "\n");
                Native.Result said = Sendmail.run(directory, "", "-C", cf.toString(), "-bC");
                String text = said.outText() + said.errText();
                boolean refused = text.contains("unknown option name") || text.contains("requires " + needs);
                assertEquals(has, !refused, option.name() + ": " + text);
            }
        }
        assertTrue(lacking > 0, "nothing is lacking");
    }

    @Test
    void endings_areThoseThatTheNotesTell() throws IOException {
        Map<String, String> notes = notes();
        int told = 0;
        for (SendmailOption option : Options.all()) {
            OptionHistory.Ending ending = OptionHistory.until(option).orElse(null);
            if (ending != null) {
                told++;
                String note = notes.get(ending.version()).replaceAll("\\s+", " ");
                assertTrue(
                        note.matches(".*\\b" + option.name() + "\\b.{0,120}\\bdeprecated\\b.*"),
                        option.name() + " in " + ending.version());
            }
        }
        assertTrue(told > 2, told + " endings");
    }

    @Test
    void retired_theNotesM4AndTheProgramSaySo() throws IOException {
        Map<String, String> notes = notes();
        for (RetiredOption option : RetiredOption.all()) {
            assertTrue(Options.named(option.title()).isEmpty(), option.title());
            assertTrue(Options.definedBy(option.define()).isEmpty(), option.define());
            if (!option.version().isEmpty()) {
                String note = notes.get(option.version()).replaceAll("\\s+", " ");
                assertTrue(
                        note.contains("Remove " + option.title() + " option")
                                || note.contains(option.define() + " has been replaced"),
                        option.title());
            }
            Native.Result m4 = Native.run(
                    directory,
                    ("include(`/usr/share/sendmail/cf/m4/cf.m4')OSTYPE(`linux')define(`" + option.define()
                                    + "', `5')MAILER(`smtp')")
                            .getBytes(StandardCharsets.ISO_8859_1),
                    Oracle.M4,
                    "-");
            assertTrue(m4.errText().contains(option.define()), option.define() + ": " + m4.errText());
            if (!option.name().isEmpty()) {
                Path cf = Files.writeString(directory.resolve("old.cf"), "V10/Berkeley\nO " + option.name() + "=1\n");
                Native.Result said = Sendmail.run(directory, "", "-C", cf.toString(), "-bC");
                assertTrue((said.outText() + said.errText()).contains("unknown option name " + option.name()));
            }
        }
    }
}
