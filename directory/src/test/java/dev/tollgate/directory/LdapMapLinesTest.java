package dev.tollgate.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.SendmailBt;
import dev.tollgate.testkit.Slapd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages about an LDAP map's own line (TG1210, TG1212, TG1213, TG1216) say of sendmail, asked of it. */
class LdapMapLinesTest {
    private static final String NONE = "NOTHING";
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
        Path cf = LdapCf.write(
                directory,
                cluster,
                spec,
                "",
                List.of(),
                text -> text.replace("\nKaccess ldap ", "\nKaccess ldap " + flags)
                        .replace("(sendmailMTAKey=%0)", "(sendmailMTAKey=" + filterKey + ")"));
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
