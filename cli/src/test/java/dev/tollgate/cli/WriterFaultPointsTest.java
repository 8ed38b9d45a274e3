package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Slapd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every other command that writes a file, on a disk that fails, and (in the long suites) killed or failing at each of its
 * calls that change one. Each file is the old one or the new one, an error names the cause and has its exit code, and the
 * same command again goes through and leaves nothing lying about.
 */
class WriterFaultPointsTest {
    private static final int IO = 74;
    private static final String SYNC = "fsync,fdatasync";
    /** A file and the cause. */
    private static final Pattern FAILED = Pattern.compile("/\\S+: .*Input/output error");

    private static final String MODE = "chmod,fchmod,fchmodat";

    @TempDir
    static Path home;

    private static Slapd slapd;
    private static @Nullable String oldState;

    @TempDir
    Path directory;

    private Path template;

    /**
     * A command.
     *
     * @param words its words; PLACE is the directory of its files, LDAP the server and who asks it
     * @param calls what fails on a broken disk
     * @param broken its exit code then
     */
    private record Writer(String words, String calls, int broken) {
        Writer(String words) {
            this(words, SYNC, IO);
        }

        @Override
        public String toString() {
            return words;
        }
    }

    static Stream<Writer> writers() {
        return Stream.of(
                new Writer("ldap push LDAP --cluster push PLACE/access"),
                new Writer("ldap pull LDAP --cluster pull -o PLACE/access"),
                new Writer("audit --fail-on never --mc PLACE/sendmail.mc --fix"),
                new Writer("audit --fail-on never --root PLACE/root --fix-files", MODE, 0),
                new Writer("audit --fail-on never --mc PLACE/sendmail.mc --html PLACE/report.html"),
                new Writer("audit --fail-on never --mc PLACE/sendmail.mc --junit PLACE/report.xml"),
                new Writer("test --junit PLACE/tests.xml PLACE/access.test.yaml"),
                new Writer("check --fix --fail-on never PLACE/access"));
    }

    @BeforeAll
    static void start() throws IOException {
        oldState = System.getProperty("tollgate.state");
        slapd = Slapd.alone(Files.createDirectories(home.resolve("slapd")), Slapd.BASE_ENTRY);
        Path secret = Files.writeString(home.resolve("pw"), Slapd.PASSWORD + "\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    }

    @AfterAll
    static void stop() {
        slapd.close();
        if (oldState == null) {
            System.clearProperty("tollgate.state");
        } else {
            System.setProperty("tollgate.state", oldState);
        }
    }

    @BeforeEach
    void writeFiles() throws IOException {
        Oracle.requireRoot();
        System.setProperty("tollgate.state", directory.resolve("state").toString());
        template = Files.createDirectory(directory.resolve("template"));
        Files.writeString(template.resolve("access"), "From:a.example\tREJECT\nTo:b.example RELAY \n");
        Files.writeString(template.resolve("access.test.yaml"), """
                access: access
                cases:
                  - phase: mail
                    client-addr: 192.0.2.1
                    from: x@a.example
                    expect: {decision: reject}
                """);
        Files.writeString(template.resolve("report.html"), "old");
        Files.writeString(template.resolve("report.xml"), "old");
        Files.writeString(template.resolve("tests.xml"), "old");
        Files.writeString(template.resolve("sendmail.mc"), """
                OSTYPE(`debian')
                FEATURE(`access_db')
                FEATURE(`relay_entire_domain')
                FEATURE(`promiscuous_relay')
                MAILER(`smtp')
                """);
        Path mail = Files.createDirectories(template.resolve("root/etc/mail"));
        Files.writeString(mail.resolve("sendmail.cf"), "V10/Berkeley\nO AliasFile=/etc/mail/aliases\n");
        Files.setPosixFilePermissions(
                Files.writeString(mail.resolve("aliases"), "postmaster: root\n"),
                PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.writeString(mail.resolve("../passwd"), "root:x:0:0:root:/root:/bin/sh\n");
        Files.writeString(mail.resolve("../group"), "root:x:0:\n");
    }

    private String[] words(Writer writer, Path place) {
        return writer.words()
                .replace("PLACE", place.toString())
                .replace("LDAP", server())
                .split(" ");
    }

    private static String server() {
        return "--url " + slapd.url() + " --base " + Slapd.BASE + " --bind-dn " + Slapd.ADMIN + " --password-file "
                + home.resolve("pw");
    }

    /** The files and the directory as they were. */
    private void prepare(Path place) throws IOException {
        FaultPoints.copy(template, place);
        for (String[] set : new String[][] {{"push", "From:c.example\tREJECT\n"}, {"pull", "To:b.example\tOK\n"}}) {
            Path text = Files.writeString(directory.resolve("entries"), set[1]);
            Run.ok(("ldap push " + server() + " --max-deletes 100% --cluster " + set[0] + " " + text).split(" "));
        }
    }

    /** What is in each file, and its mode. */
    private Map<String, String> state(Path place) throws IOException {
        Map<String, String> state = new TreeMap<>();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // A report says when it was made, of what, and how long that took.
                String content = Files.readString(file)
                        .replace(place.toString(), "PLACE")
                        .replaceAll("\\d+[-:]\\d\\d[-:.T\\d Z]*|time=\"[^\"]*\"", "@");
                state.put(place.relativize(file).toString(), Files.getAttribute(file, "unix:mode") + " " + content);
            }
        }
        Path journals = directory.resolve("state/ldap");
        if (Files.exists(journals)) {
            FaultPoints.names(journals).stream()
                    .filter(name -> !name.endsWith(".lock"))
                    .forEach(name -> state.put("journal", name));
        }
        return state;
    }

    private static boolean isTemporary(String name) {
        return name.contains("tollgate") || name.equals("journal");
    }

    private String entries() {
        return slapd.search("-b", Slapd.BASE, "(sendmailMTACluster=push)", "sendmailMTAKey", "sendmailMTAMapValue")
                .outText();
    }

    @Test
    void brokenDisk_theErrorNamesItsCauseAndNothingIsChanged() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String calls : writers().map(Writer::calls).collect(Collectors.toCollection(TreeSet::new))) {
            List<Writer> writers =
                    writers().filter(one -> one.calls().equals(calls)).toList();
            List<Path> places = new ArrayList<>();
            List<String[]> commands = new ArrayList<>();
            for (Writer writer : writers) {
                Path place = directory.resolve("place" + calls + places.size());
                prepare(place);
                places.add(place);
                commands.add(words(writer, place));
            }
            List<Run> runs = new FaultPoints(directory).brokenDisk(calls, commands);
            assertEquals(writers.size(), runs.size(), runs::toString);
            for (int i = 0; i < runs.size(); i++) {
                Run run = runs.get(i);
                check(run.exit() == writers.get(i).broken(), wrong, writers.get(i) + ": " + run);
                check(FAILED.matcher(run.err()).find(), wrong, writers.get(i) + ": " + run);
                Map<String, String> before = state(template);
                check(state(places.get(i)).equals(before), wrong, writers.get(i) + ": " + state(places.get(i)));
                afterFault(wrong, "broken disk", places.get(i), before, after(writers.get(i)), commands.get(i));
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    private Map<String, String> after(Writer writer) throws IOException {
        Path place = directory.resolve("after");
        prepare(place);
        Run.ok(words(writer, place));
        Map<String, String> after = state(place);
        prepare(place);
        return after;
    }

    @ParameterizedTest
    @MethodSource("writers")
    @EnabledIfSystemProperty(named = "heavy", matches = "true")
    void killedAndFailingAtEveryCall_oldOrNew(Writer writer) throws IOException {
        List<String> wrong = new ArrayList<>();
        Path place = directory.resolve("place");
        String[] words = words(writer, place);
        prepare(place);
        Map<String, String> before = state(place);
        FaultPoints faults = new FaultPoints(directory);
        List<FaultPoints.Point> points = faults.of(words);
        Map<String, String> after = state(place);
        assertTrue(points.size() > 3, points::toString);
        for (FaultPoints.Point point : points) {
            for (String fault : List.of(FaultPoints.KILL, FaultPoints.FAIL)) {
                prepare(place);
                Native.Result result = faults.result(point, fault, words);
                boolean ended = fault.equals(FaultPoints.KILL) || result.exit() != 70 && result.exit() < 128;
                check(ended, wrong, point + " " + fault + ": exit " + result.exit() + result.errText());
                afterFault(wrong, point + " " + fault, place, before, after, words);
            }
        }
        assertEquals("", String.join("\n", wrong), Arrays.toString(words));
        faults.assertKilled();
    }

    private void afterFault(
            List<String> wrong,
            String point,
            Path place,
            Map<String, String> before,
            Map<String, String> after,
            String... words)
            throws IOException {
        state(place)
                .forEach((name, content) -> check(
                        isTemporary(name) || content.equals(before.get(name)) || content.equals(after.get(name)),
                        wrong,
                        point + ": " + name + " is " + content));
        Run again = Run.of(words);
        check(again.exit() == 0, wrong, point + ": " + again);
        check(state(place).equals(after), wrong, point + ", then again: " + state(place) + " is not " + after);
        if (words[1].equals("push")) {
            String entries = entries();
            check(entries.contains("b.example") && !entries.contains("c.example"), wrong, point + ": " + entries);
        }
    }

    private static void check(boolean holds, List<String> wrong, String what) {
        if (!holds) {
            wrong.add(what);
        }
    }
}
