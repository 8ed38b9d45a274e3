package dev.tollgate.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.SendmailBt;
import dev.tollgate.testkit.Slapd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages about an LDAP map's own line (TG1210, TG1212, TG1213, TG1216) say of sendmail, asked of it. */
class LdapMapLinesTest {
    private static final String NONE = "no.match";
    private static final String LDIF = Slapd.BASE_ENTRY + """
            dn: sendmailMTAMapName=access,dc=example,dc=com
            objectClass: sendmailMTA
            objectClass: sendmailMTAMap
            sendmailMTAMapName: access
            sendmailMTACluster: mail

            dn: sendmailMTAKey=from:spam.example,sendmailMTAMapName=access,dc=example,dc=com
            objectClass: sendmailMTA
            objectClass: sendmailMTAMap
            objectClass: sendmailMTAMapObject
            sendmailMTAMapName: access
            sendmailMTACluster: mail
            sendmailMTAKey: from:spam.example
            sendmailMTAMapValue: REJECT

            """;

    @TempDir
    Path directory;

    /** What sendmail finds for {@code key} where its cluster is {@code cluster}. */
    private String found(String cluster, String spec, String flags, String filterKey, String key) throws IOException {
        Path home = Files.createDirectories(directory.resolve("mail"));
        Files.writeString(home.resolve("service.switch"), "hosts\tfiles\n");
        Files.writeString(home.resolve("hosts"), "127.0.0.1 localhost\n");
        String named = cluster.isEmpty() ? "" : "define(`confLDAP_CLUSTER', `" + cluster + "')dnl\n";
        String mc = SendmailBt.mc(home, "", List.of())
                .replace(
                        "FEATURE(`access_db',`hash -T<TMPF> " + home + "/access')dnl",
                        named + "define(`confLDAP_DEFAULT_SPEC', `" + spec + "')dnl\nFEATURE(`access_db', `LDAP')dnl");
        String text = SendmailBt.cf(home, mc + "SLook\nR$*\t$: $(access $1 $: no match $)\n")
                .replace("\nKaccess ldap ", "\nKaccess ldap " + flags)
                .replace("(sendmailMTAKey=%0)", "(sendmailMTAKey=" + filterKey + ")");
        Path cf = Files.writeString(home.resolve("ldap.cf"), text, StandardCharsets.ISO_8859_1);
        try (SendmailBt sendmail = SendmailBt.start(cf)) {
            return sendmail.ask("Look", key).text().replace(" ", "");
        }
    }

    @Test
    void linesOfTheMap_doWhatThePagesSay() throws IOException {
        String key = "from:spam.example";
        String spec;
        try (Slapd slapd = Slapd.alone(Files.createDirectories(directory.resolve("slapd")), LDIF)) {
            spec = "-H " + slapd.url() + " -b dc=example,dc=com -l 3 -c 3";
            assertEquals("REJECT", found("mail", spec + " -w 3", "", "%0", key));
            String old = found("mail", spec + " -w 2", "", "%0", key);
            assertTrue(old.endsWith("<TMPF>"), "version 2: " + old);
            String unsaid = found("mail", spec, "", "%0", key);
            assertTrue(unsaid.endsWith("<TMPF>"), "no version: " + unsaid);
            assertEquals(NONE, found("", spec + " -w 3", "", "%0", key), "no cluster");
            assertEquals(NONE, found("mail", spec + " -w 3", "", "%0", "from:spam*"), "escaped");
            assertEquals("REJECT", found("mail", spec + " -w 3", "", "%s", "from:spam*"), "not escaped");
        }
        String down = found("mail", spec + " -w 3", "", "%0", key);
        assertTrue(down.endsWith("<TMPF>"), "server down: " + down);
        assertEquals(NONE, found("mail", spec + " -w 3", "-o ", "%0", key), "server down, -o");
    }
}
