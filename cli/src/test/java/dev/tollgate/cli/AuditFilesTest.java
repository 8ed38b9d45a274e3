package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modes and owners: what {@code tollgate audit} says of them, prints and sets. */
class AuditFilesTest {
    private static final int SMMTA = 108;

    @TempDir
    Path directory;

    private Path root;

    @BeforeEach
    void image() throws IOException {
        Oracle.requireRoot();
        root = Files.createDirectory(directory.resolve("root"));
        write(
                "etc/passwd",
                "root:x:0:0:root:/root:/bin/sh\nsmmta:x:108:108::/:/usr/sbin/nologin\n"
                        + "anna:x:1000:1000::/home/anna:/bin/sh\n");
        write("etc/group", "root:x:0:\nusers:x:100:\n");
        write(
                "etc/mail/sendmail.cf",
                "V10/Berkeley\nO AliasFile=/etc/mail/aliases\nKaccess hash -T<TMPF> /etc/mail/access\n");
        write("etc/mail/aliases", "postmaster: root\n");
        write("etc/mail/access.db", "x");
    }

    private Path write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        mode(0644, name);
        return file;
    }

    private void mode(int mode, String name) throws IOException {
        Files.setAttribute(root.resolve(name), "unix:mode", mode);
    }

    private int mode(String name) throws IOException {
        return (Integer) Files.getAttribute(root.resolve(name), "unix:mode", LinkOption.NOFOLLOW_LINKS) & 07777;
    }

    private void owner(int uid, String name) throws IOException {
        Files.setAttribute(root.resolve(name), "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
    }

    private int owner(String name) throws IOException {
        return (Integer) Files.getAttribute(root.resolve(name), "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private Run audit(String... more) {
        List<String> arguments = new ArrayList<>(List.of("audit", "--root", root.toString(), "--fail-on", "never"));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    @Test
    void file_losesTheRightsOfOthers() throws IOException {
        mode(0666, "etc/mail/aliases");
        assertTrue(audit().out().contains("chmod go-w /etc/mail/aliases"));
        Run fixed = audit("--fix-files");
        assertEquals(0644, mode("etc/mail/aliases"), fixed.err());
        assertFalse(fixed.out().contains("chmod go-w /etc/mail/aliases"), fixed.out());
    }

    @Test
    void directories_aboveAreClosedAndGivenToRoot() throws IOException {
        mode(02775, "etc/mail");
        owner(1000, "etc/mail");
        mode(0777, "etc");
        String script = audit("--script").out();
        assertTrue(script.contains("\nchmod go-w /etc\n"), script);
        assertTrue(script.contains("\nchmod go-w /etc/mail\n"), script);
        assertTrue(script.contains("\nchown root /etc/mail\n"), script);
        Run fixed = audit("--fix-files");
        assertEquals(02755, mode("etc/mail"), fixed.err());
        assertEquals(0, owner("etc/mail"), fixed.err());
        assertEquals(0755, mode("etc"), fixed.err());
        assertFalse(fixed.out().contains("[TG1102]") || fixed.out().contains("[TG1109]"), fixed.out());
    }

    @Test
    void directoryForEverybodyAndHome_areLeftAlone() throws IOException {
        Files.createDirectories(root.resolve("tmp"));
        mode(01777, "tmp");
        Files.createDirectories(root.resolve("home/anna"));
        owner(1000, "home/anna");
        write("tmp/list", "a@b.example\n");
        owner(
                1000,
                write("home/anna/prog", "x")
                        .subpath(root.getNameCount(), root.getNameCount() + 3)
                        .toString());
        mode(0755, "home/anna/prog");
        write("etc/mail/aliases", "a: :include:/tmp/list\nb: \"|/home/anna/prog\"\n");
        Run fixed = audit("--fix-files");
        assertTrue(fixed.out().contains("[TG1157]") && fixed.out().contains("[TG1152]"), fixed.out());
        assertEquals(01777, mode("tmp"), fixed.err());
        assertEquals(1000, owner("home/anna"), fixed.err());
        assertEquals(1000, owner("home/anna/prog"), fixed.err());
    }

    @Test
    void linksInsideTheRoot_doNotLeadOutOfIt() throws IOException {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Path theirs = Files.writeString(outside.resolve("aliases"), "postmaster: root\n");
        Files.setAttribute(theirs, "unix:mode", 0666);
        // Inside the root this is /outside, on the host it is another directory.
        Files.createDirectories(root.resolve(outside.toString().substring(1)));
        write(outside.toString().substring(1) + "/aliases", "postmaster: root\n");
        mode(0666, outside.toString().substring(1) + "/aliases");
        Files.delete(root.resolve("etc/mail/aliases"));
        Files.createSymbolicLink(root.resolve("etc/mail/aliases"), theirs);
        Run fixed = audit("--fix-files");
        assertEquals(0666, (Integer) Files.getAttribute(theirs, "unix:mode") & 0777, fixed.err());
        assertEquals(0644, mode(outside.toString().substring(1) + "/aliases"), fixed.err());
    }

    @Test
    void moreRights_areLeftToAPerson() throws IOException {
        write("etc/mail/submit.cf", "V10/Berkeley\nO QueueDirectory=/var/spool/q\nO UseMSP=True\n");
        Files.createDirectories(root.resolve("var/spool/q"));
        mode(0700, "var/spool/q");
        Run fixed = audit("--fix-files");
        assertEquals(0700, mode("var/spool/q"), fixed.err());
        assertTrue(
                fixed.err().contains("not done: chmod 770 /var/spool/q: there are no rights to take " + "away"),
                fixed.err());
    }

    @Test
    void namesThatOthersChoose_areNoCommands() throws IOException {
        write("var/mail/x; touch pwned", "mail");
        String script = audit("--script").out();
        assertTrue(script.contains("\nchmod 600 '/var/mail/x; touch pwned'\n"), script);
        assertTrue(script.contains("# The paths are those inside " + root), script);
        audit("--fix-files");
        assertEquals(0600, mode("var/mail/x; touch pwned"));
    }

    @Test
    void daemonsTrustedUser_mayOwnWhatTheSubmissionProgramReads() throws IOException {
        owner(SMMTA, "etc/mail");
        write("etc/mail/submit.cf", "V10/Berkeley\nO UseMSP=True\nO TrustedUser=root\n");
        assertTrue(audit().out().contains("[TG1102]"));
        write("etc/mail/sendmail.cf", Files.readString(root.resolve("etc/mail/sendmail.cf")) + "O TrustedUser=smmta\n");
        assertFalse(audit().out().contains("[TG1102]"));
    }

    @Test
    void accessFile_staysWithoutItsSecretsWhateverElseItIsNamedAs() throws IOException {
        write("etc/mail/access", "Connect:192.0.2.1\tRELAY\nAuthInfo:mx.example\t\"U:u\" \"P:Friday-evening\"\n");
        for (String other :
                List.of("O AliasFile=/etc/mail/access", "O HelpFile=/etc/mail/access", "Fw/etc/mail/access")) {
            write("etc/mail/sendmail.cf", "V10/Berkeley\n" + other + "\nKaccess hash /etc/mail/access\n");
            String facts = Run.ok("audit", "collect", "--root", root.toString());
            assertTrue(facts.contains("192.0.2.1"), other);
            assertFalse(facts.contains("Friday-evening"), other);
        }
    }

    @Test
    void accessList_thatLetsSomebodyWriteIsFound() throws IOException {
        String file = root.resolve("etc/mail/aliases").toString();
        assertFalse(audit().out().contains("[TG1136]"));
        assertEquals(
                0,
                Native.run(directory, new byte[0], List.of("setfacl", "-m", "u:1000:rw", file))
                        .exit());
        Run run = audit();
        assertTrue(
                run.out().contains("/etc/mail/aliases: warning: an access control list lets somebody else write it"),
                run.out());
    }

    @Test
    void factsOfAnotherHost_areNotWrittenHere() throws IOException {
        Path facts = Files.writeString(
                directory.resolve("facts.json"), Run.ok("audit", "collect", "--root", root.toString()));
        for (String option : List.of("--fix", "--fix-files")) {
            Run run = Run.of("audit", "--facts", facts.toString(), option);
            assertEquals(64, run.exit(), run.err());
            assertTrue(run.err().contains("--facts are from another time or host"), run.err());
        }
    }
}
