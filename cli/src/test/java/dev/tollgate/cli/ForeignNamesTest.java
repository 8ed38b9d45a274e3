package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Exchanger;
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

/**
 * Root lets {@code audit --fix-files} put files right on a host whose configuration another user can write: what only that
 * configuration names keeps its mode and owner, unless it is that user's own.
 */
class ForeignNamesTest {
    private static final String LEFT = ": it is named by a configuration that another user can write";

    /** Someone else whose files eve may not have changed for her. */
    private static final int OTHER = 54346;

    @TempDir
    Path directory;

    private Path root;

    @BeforeEach
    void host() throws IOException {
        Oracle.requireRoot();
        root = Files.createDirectory(directory.resolve("root"));
        write("etc/passwd", 0644, 0, "root:x:0:0:root:/root:/bin/sh\neve:x:" + Exchanger.UID + ":1::/eve:/bin/sh\n");
        write("etc/group", 0644, 0, "root:x:0:\n");
        Exchanger.ownFolder(root.resolve("etc/mail"));
        write("etc/ssl/public.pem", 0644, 0, "root's certificate, which everybody may read\n");
        write("roots/log", 0664, 0, "a log that a group writes\n");
        write("var/db/table.db", 0666, OTHER, "a map of another service\n");
        own(OTHER, "var/db");
    }

    private void write(String name, int mode, int uid, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setAttribute(file, "unix:mode", mode);
        own(uid, name);
    }

    private void own(int uid, String name) throws IOException {
        Files.setAttribute(root.resolve(name), "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
    }

    /** A configuration of {@code uid} that takes each of {@code names} for a key, a map, a list and a log. */
    private void configure(String name, int uid, int mode, String... names) throws IOException {
        StringBuilder cf = new StringBuilder("V10/Berkeley\n");
        int number = 0;
        for (String file : names) {
            cf.append("""
                    O ServerKeyFile=NAME
                    O StatusFile=NAME
                    O AliasFile=NAME
                    Kmap# hash -o NAME
                    Ktext# text NAME
                    Kdirectory# ldap -P "NAME" -k x
                    FwNAME
                    """.replace("NAME", file).replace("#", String.valueOf(number++)));
        }
        write("etc/mail/" + name, mode, uid, cf.toString());
    }

    private Run fix(String... more) {
        List<String> words =
                new ArrayList<>(List.of("audit", "--root", root.toString(), "--fail-on", "never", "--fix-files"));
        words.addAll(List.of(more));
        Run run = Run.of(words.toArray(String[]::new));
        assertEquals(0, run.exit(), run.toString());
        return run;
    }

    private String rights(String name) throws IOException {
        Path file = root.resolve(name);
        return "%o %s"
                .formatted(
                        (Integer) Files.getAttribute(file, "unix:mode") & 07777, Files.getAttribute(file, "unix:uid"));
    }

    private void assertUntouched(Run run) throws IOException {
        assertEquals("644 0", rights("etc/ssl/public.pem"), run.err());
        assertEquals("664 0", rights("roots/log"), run.err());
        assertEquals("666 " + OTHER, rights("var/db/table.db"), run.err());
        assertEquals("755 " + OTHER, rights("var/db"), run.err());
    }

    @Test
    void rootsConfiguration_isTrusted() throws IOException {
        configure("sendmail.cf", 0, 0644, "/etc/ssl/public.pem", "/roots/log");
        own(0, "etc/mail");
        Run run = fix();
        assertFalse(run.err().contains(LEFT), run.err());
        assertEquals("600 0", rights("etc/ssl/public.pem"), run.err());
        assertEquals("600 0", rights("roots/log"), run.err());
    }

    @Test
    void filesOfRootAndOthers_keepTheirRights() throws IOException {
        String[] all = {"/etc/ssl/public.pem", "/roots/log", "/var/db/table.db", "/etc/passwd"};
        for (String one : all) {
            configure("sendmail.cf", Exchanger.UID, 0644, one);
            Run run = fix();
            assertUntouched(run);
            assertEquals("644 0", rights("etc/passwd"), run.err());
        }
        configure("sendmail.cf", Exchanger.UID, 0644, all);
        Run run = fix();
        assertUntouched(run);
        assertTrue(run.err().contains("chmod go-w /roots/log" + LEFT), run.err());
        assertTrue(run.err().contains("chown root /var/db" + LEFT), run.err());
    }

    @Test
    void whatEveOwns_isNarrowedAndNotGivenToRoot() throws IOException {
        write("eve/map", 0666, Exchanger.UID, "hers\n");
        own(Exchanger.UID, "eve");
        write("eve/roots", 0666, 0, "root's in her directory, where she can replace it\n");
        configure("sendmail.cf", Exchanger.UID, 0644, "/eve/map", "/eve/roots");
        Run run = fix();
        assertEquals("600 " + Exchanger.UID, rights("eve/map"), run.err());
        assertEquals("600 0", rights("eve/roots"), run.err());
        assertEquals("755 " + Exchanger.UID, rights("eve"), run.err());
    }

    @Test
    void foreignConfiguration_doesNotBecomeRoots() throws IOException {
        configure("sendmail.cf", Exchanger.UID, 0644, "/etc/ssl/public.pem", "/roots/log", "/var/db/table.db");
        for (int run = 0; run < 3; run++) {
            assertUntouched(fix());
            assertEquals("644 " + Exchanger.UID, rights("etc/mail/sendmail.cf"));
        }
    }

    @Test
    void whatRootLooksForHimself_isPutRightWhoeverNamesIt() throws IOException {
        write("var/mail/eve", 0644, Exchanger.UID, "mail\n");
        write("etc/mail/submit.cf", 0666, 0, "V10/Berkeley\nO UseMSP=True\n");
        configure("sendmail.cf", Exchanger.UID, 0644, "/var/mail/eve");
        Run run = fix();
        assertEquals("600 " + Exchanger.UID, rights("var/mail/eve"), run.err());
        assertEquals("644 0", rights("etc/mail/submit.cf"), run.err());
        assertEquals("755 0", rights("etc/mail"), run.err());
    }

    @Test
    void configurationThatAGroupMayWrite_isNotRoots() throws IOException {
        own(0, "etc/mail");
        configure("sendmail.cf", 0, 0664, "/etc/ssl/public.pem", "/roots/log", "/var/db/table.db");
        Files.setAttribute(root.resolve("etc/mail/sendmail.cf"), "unix:gid", OTHER);
        assertUntouched(fix());
    }

    @Test
    void configurationGivenByName_isItsOwners() throws IOException {
        own(0, "etc/mail");
        configure("sendmail.cf", 0, 0644);
        configure("other.cf", Exchanger.UID, 0644, "/etc/ssl/public.pem", "/roots/log", "/var/db/table.db");
        assertUntouched(fix("--cf", root.resolve("etc/mail/other.cf").toString()));
    }

    @Test
    void listOfAliases_isItsOwners() throws IOException {
        own(0, "etc/mail");
        write("etc/mail/sendmail.cf", 0644, 0, "V10/Berkeley\nO AliasFile=/etc/mail/aliases\n");
        write(
                "etc/mail/aliases",
                0644,
                Exchanger.UID,
                "a: /roots/log\nb: \"|/var/db/table.db\"\nc: :include:/roots/log\nd: /etc/ssl/public.pem\n");
        assertUntouched(fix());
    }

    @Test
    void linkOfEve_isHerWord() throws IOException {
        write(
                "etc/mail/sendmail.cf",
                0644,
                0,
                "V10/Berkeley\nKmap hash /etc/mail/map\nO ServerKeyFile=/etc/mail/key\n");
        for (String[] link : new String[][] {{"map.db", "/var/db/table.db"}, {"map", "/roots/log"}}) {
            Exchanger.own(Files.createSymbolicLink(root.resolve("etc/mail/" + link[0]), Path.of(link[1])));
        }
        Exchanger.own(Files.createSymbolicLink(root.resolve("etc/mail/key"), Path.of("../ssl/public.pem")));
        assertUntouched(fix());
    }
}
