package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tollgate audit} from the outside. */
class AuditTest {
    private static final Path SAMPLES = Path.of(System.getProperty("tollgate.root"), "samples");
    private static final String HEAD = "include(`/usr/share/sendmail/cf/m4/cf.m4')dnl\nOSTYPE(`linux')dnl\n";
    private static final String MAILERS = "MAILER(`local')dnl\nMAILER(`smtp')dnl\n";

    @TempDir
    Path directory;

    private String mc(String lines) throws IOException {
        return Files.writeString(directory.resolve("sendmail.mc"), HEAD + lines + MAILERS)
                .toString();
    }

    @Test
    void badSetting_placeCauseAndWhatToWrite() throws IOException {
        String mc = mc("define(`confMAX_MESSAGE_SIZE', `10M')dnl\n");
        Run run = Run.of("audit", "--quiet", "--mc", mc);
        assertEquals(1, run.exit());
        assertTrue(
                run.out()
                        .contains(mc
                                + ":3:1: error: sendmail reads only digits: 10M becomes a limit of 10 bytes [TG941]\n"
                                + "  define(`confMAX_MESSAGE_SIZE', `10M')dnl\n"
                                + "  ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
                                + "help: define(`confMAX_MESSAGE_SIZE', `10485760')dnl\n"),
                run.out());
        assertEquals(
                0, Run.of("audit", "--quiet", "--fail-on", "never", "--mc", mc).exit());
    }

    @Test
    void json_hasTheContractsShape() throws IOException {
        String mc = mc("define(`confMAX_MESSAGE_SIZE', `10M')dnl\n");
        String out = Run.of("audit", "--quiet", "--json", "--mc", mc).out();
        assertTrue(
                out.contains("{\"rule\":\"TG941\",\"severity\":\"error\",\"path\":\"" + mc
                        + "\",\"line\":3,\"column\":1,\"endLine\":3,\"endColumn\":38,\"message\":\"sendmail reads only digits:"
                        + " 10M becomes a limit of 10 bytes\",\"mc\":\"define(`confMAX_MESSAGE_SIZE', `10485760')dnl\",\"cf\":"
                        + "\"O MaxMessageSize=10485760\",\"fix\":{\"description\":\"set MaxMessageSize to 10485760\",\"kind\":"
                        + "\"intent\",\"widens\":false,\"edits\":[{\"line\":3,\"column\":32,\"endLine\":3,\"endColumn\":37,"
                        + "\"text\":\"`10485760'\"}]},\"standards\":[]}"),
                out);
        assertWellFormed(out);
        assertWellFormed(Run.of("audit", "--quiet", "--sarif", "--mc", mc).out());
    }

    private static void assertWellFormed(String json) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) {
                // A parser that comes to the end has seen one document.
            }
        }
    }

    @Test
    void fix_changesTheMcInPlaceAndTheFindingsAreGone() throws IOException {
        String lines = "dnl sizes\ndefine(`confMAX_MESSAGE_SIZE', `10M')dnl  # ours\n";
        String mc = mc(lines);
        String diff = Run.of("audit", "--quiet", "--fail-on", "never", "--fix", "--diff", "--mc", mc)
                .out();
        assertTrue(diff.contains("-define(`confMAX_MESSAGE_SIZE', `10M')dnl  # ours\n"), diff);
        assertTrue(diff.contains("+define(`confMAX_MESSAGE_SIZE', `10485760')dnl  # ours\n"), diff);
        assertEquals(HEAD + lines + MAILERS, Files.readString(Path.of(mc)));
        Run.ok("audit", "--quiet", "--fail-on", "never", "--fix", "--mc", mc);
        String fixed = Files.readString(Path.of(mc));
        assertTrue(
                fixed.startsWith(HEAD + "dnl sizes\ndefine(`confMAX_MESSAGE_SIZE', `10485760')dnl  # ours\n"), fixed);
        assertTrue(fixed.endsWith(MAILERS), fixed);
        String left = Run.of("audit", "--quiet", "--json", "--mc", mc).out();
        assertFalse(left.contains("\"kind\":\"intent\""), left);
    }

    @Test
    void suppression_withReasonSilencesTheNextLine() throws IOException {
        String line = "define(`confMAX_MESSAGE_SIZE', `10M')dnl\n";
        String silenced = mc("dnl tollgate: ignore TG941 -- a test host\n" + line);
        assertFalse(Run.of("audit", "--quiet", "--mc", silenced).out().contains("TG941"));
        String unexplained = mc("dnl tollgate: ignore TG941\n" + line);
        assertTrue(Run.of("audit", "--quiet", "--mc", unexplained).out().contains("TG941"));
    }

    private Path image() throws IOException {
        Path root = Files.createDirectory(directory.resolve("image"));
        Path mail = Files.createDirectories(root.resolve("etc/mail"));
        Files.writeString(mail.resolve("sendmail.cf"), """
                O AliasFile=/etc/mail/aliases
                O LogLevel=9
                Kaccess hash -T<TMPF> /etc/mail/access
                Mlocal, P=/bin/mail, F=lsDFMAw5:/|@q, A=mail
                """);
        Files.writeString(mail.resolve("aliases"), "root: anna\nteam: \"|/usr/bin/team\"\n");
        Path map = Files.writeString(mail.resolve("access.db"), "x");
        Files.setPosixFilePermissions(map, PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.writeString(root.resolve("etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
        return root;
    }

    @Test
    void image_filesBelowItAreAuditedAndNoLinkLeadsOut() throws IOException {
        Path root = image();
        Path secret = Files.writeString(directory.resolve("outside"), "smtp\tThis is Sendmail version 8\n");
        Files.createSymbolicLink(root.resolve("etc/mail/helpfile"), secret);
        Files.writeString(
                root.resolve("etc/mail/sendmail.cf"),
                Files.readString(root.resolve("etc/mail/sendmail.cf")) + "O HelpFile=/etc/mail/helpfile\n");
        Run run = Run.of("audit", "--quiet", "--profile", "mx", "--root", root.toString());
        assertTrue(
                run.out().contains("/etc/mail/access.db: error: anyone who can write it decides who relays"),
                run.out());
        assertTrue(
                run.out().contains("/etc/mail/aliases:2:1: info: every message to team runs /usr/bin/team"), run.out());
        assertFalse(run.out().contains("TG910"), run.out());
    }

    @Test
    void facts_giveTheSameFindingsElsewhere() throws IOException {
        Path root = image();
        Run here = Run.of("audit", "--quiet", "--json", "--profile", "mx", "--root", root.toString());
        String facts = Run.ok("audit", "collect", "--root", root.toString());
        String file = Files.writeString(directory.resolve("facts.json"), facts).toString();
        assertEquals(
                here.out(),
                Run.of("audit", "--quiet", "--json", "--profile", "mx", "--facts", file)
                        .out());
        assertEquals(65, Run.of("audit", "--facts", mc("")).exit());
    }

    @Test
    void script_listsCommandsAndRunsNone() throws IOException {
        Path root = image();
        Run run = Run.of("audit", "--quiet", "--script", "--root", root.toString());
        assertTrue(run.out().startsWith("#!/bin/sh\n"), run.out());
        assertTrue(run.out().contains("\nchmod go-w /etc/mail/access.db\n"), run.out());
        assertEquals(
                "rw-rw-rw-",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("etc/mail/access.db"))));
    }

    @Test
    void nothingToAudit_saysSo() throws IOException {
        Run run = Run.of(
                "audit",
                "--root",
                Files.createDirectory(directory.resolve("empty")).toString());
        assertEquals(66, run.exit());
        assertTrue(run.err().contains("there is neither a sendmail.cf nor a submit.cf in /etc/mail"), run.err());
        assertEquals(64, Run.of("audit", "--diff").exit());
    }

    @Test
    void explain_checksAndOptions() {
        assertTrue(Run.ok("explain", "TG941").startsWith("# TG941: "));
        String option = Run.ok("explain", "confMAX_MESSAGE_SIZE");
        assertTrue(option.startsWith("# MaxMessageSize\n"), option);
        assertTrue(option.contains("a number; what follows the digits is ignored"), option);
        assertTrue(Run.ok("explain").contains("TG1202"), "all checks are listed");
    }

    @Test
    void explain_goodValuesByProfileAndWhatIsOver() {
        String children = Run.ok("explain", "MaxDaemonChildren");
        assertTrue(
                children.contains("hardened:           40 (login)\nhardened:           100 (hub)\n"
                        + "hardened:           60 (popimap, firewall, mx)\nhardened:           20 (nullclient)\n"),
                children);
        String forward = Run.ok("explain", "ForwardPath");
        assertTrue(forward.contains("set to nothing (popimap, firewall, nullclient, mx)"), forward);
        assertTrue(Run.ok("explain", "MaxHopCount").contains("hardened:           25\n"));
        String over = Run.ok("explain", "UnsafeGroupWrites");
        assertTrue(over.contains("until:              without effect since 8.12.0; use DontBlameSendmail\n"), over);
        assertTrue(over.contains("hardened:           not set\n"), over);
        assertTrue(Run.ok("explain", "DaemonPortOptions").contains("in the mc:          DAEMON_OPTIONS(`...')dnl\n"));
        String retired = Run.ok("explain", "confAUTO_REBUILD");
        assertEquals(retired, Run.ok("explain", "autorebuildaliases"));
        assertTrue(retired.startsWith("# AutoRebuildAliases\n\nsendmail has not had it since 8.12.0: "), retired);
        String json = Run.ok("explain", "--json", "RunAsUser", "UnsafeGroupWrites", "confREAD_TIMEOUT");
        assertTrue(
                json.contains(
                        "\"goodValues\":[{\"profiles\":[\"login\",\"hub\",\"nullclient\"],\"set\":false,\"value\":"
                                + "\"\"},{\"profiles\":[\"popimap\",\"firewall\"],\"set\":true,\"value\":\"smmta\"}]"),
                json);
        assertTrue(json.contains("\"until\":\"8.12.0\",\"state\":\"without effect\""), json);
        assertTrue(json.contains("\"define\":\"confREAD_TIMEOUT\",\"until\":\"\",\"state\":\"removed\""), json);
    }

    @Test
    void hardenedSamples_neitherErrorNorWarning() {
        Run run = Run.of(
                "audit",
                "--quiet",
                "--fail-on",
                "warning",
                "--mc",
                SAMPLES.resolve("hardened/sendmail.mc").toString(),
                "--submit-mc",
                SAMPLES.resolve("hardened/submit.mc").toString());
        assertEquals(0, run.exit(), run.out());
    }

    @Test
    void helpOfSeveralLines_isALineEach() throws IOException {
        String out = Run.of("audit", "--fail-on", "never", "--mc", mc("")).out();
        assertTrue(
                out.contains(
                        "\nhelp: FEATURE(`no_default_msa')dnl\nhelp: DAEMON_OPTIONS(`Port=587, Name=MSA, M=Ea')dnl\n"),
                out);
    }

    @Test
    void nameOfAnotherHost_isOneWordOfTheCommand() throws IOException {
        Path root = directory.resolve("root/etc/mail");
        Files.createDirectories(root);
        Files.writeString(root.resolve("sendmail.cf"), "V10/Berkeley\nFw/etc/mail/$(id)\n");
        String out = Run.of(
                        "audit",
                        "--fail-on",
                        "never",
                        "--root",
                        directory.resolve("root").toString())
                .out();
        assertTrue(out.contains("help: touch '/etc/mail/$(id)'\n"), out);
    }

    @Test
    void buildThatIsNoVersion_isRefused() throws IOException {
        Run run = Run.of("audit", "--build", "banana", "--mc", mc(""));
        assertEquals(64, run.exit());
        assertTrue(run.err().contains("'banana' is not a version of sendmail"), run.err());
        assertEquals(
                0,
                Run.of("audit", "--build", "8.17.1.9-2+deb12u2", "--fail-on", "never", "--mc", mc(""))
                        .exit());
    }
}
