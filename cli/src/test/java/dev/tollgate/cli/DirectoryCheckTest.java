package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Slapd;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tollgate check ldap://…}: what an entry of a directory can have wrong beside its text. */
class DirectoryCheckTest {
    private static final String CONTAINER = """
            dn: sendmailMTAMapName=access,dc=example,dc=com
            objectClass: sendmailMTA
            objectClass: sendmailMTAMap
            sendmailMTAMapName: access

            """;

    @TempDir
    Path home;

    private static String entry(String name, String... lines) {
        return "dn: sendmailMTAKey=" + name + ",sendmailMTAMapName=access,dc=example,dc=com\nobjectClass: sendmailMTA\n"
                + "objectClass: sendmailMTAMap\nobjectClass: sendmailMTAMapObject\nsendmailMTAMapName: access\n"
                + "sendmailMTAKey: " + name + "\n" + String.join("\n", lines) + "\n\n";
    }

    private static Run check(Slapd slapd, String... more) {
        String[] words = {"check", "--base", Slapd.BASE, "--cluster", "mail", slapd.url()};
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return Run.of(all);
    }

    @Test
    void entriesThatNobodyFinds_areErrorsInEveryForm() throws IOException {
        String ldif = Slapd.BASE_ENTRY
                + CONTAINER
                + entry("from:good.example", "sendmailMTACluster: mail", "sendmailMTAMapValue: REJECT")
                + entry("from:empty.example", "sendmailMTACluster: mail")
                + entry("from:nobody.example", "sendmailMTAMapValue: REJECT");
        try (Slapd slapd = Slapd.alone(home, ldif)) {
            Run text = check(slapd);
            assertEquals(1, text.exit(), text.err());
            assertTrue(
                    text.out()
                            .contains(
                                    slapd.url()
                                            + ": error: sendmailMTAKey=from:empty.example,sendmailMTAMapName=access,"
                                            + "dc=example,dc=com has no value, so sendmail acts as if there were no entry [TG1401]\n"),
                    text.out());
            assertTrue(text.out().contains("[TG1403]"), text.out());
            assertFalse(text.out().contains("good.example"), text.out());
            assertTrue(text.err().contains("1 entry, 2 errors, 0 warnings"), text.err());
            Run json = check(slapd, "--json");
            assertEquals(1, json.exit(), json.err());
            assertTrue(
                    json.out()
                            .contains(
                                    "\"directory\":[{\"rule\":\"TG1401\",\"severity\":\"error\",\"entry\":"
                                            + "\"sendmailMTAKey=from:empty.example,sendmailMTAMapName=access,dc=example,dc=com\","),
                    json.out());
            assertTrue(json.out().contains("\"summary\":{\"errors\":2,"), json.out());
            Run sarif = check(slapd, "--sarif");
            assertEquals(1, sarif.exit(), sarif.err());
            assertTrue(sarif.out().contains("{\"ruleId\":\"TG1403\",\"ruleIndex\":"), sarif.out());
            assertEquals(0, check(slapd, "--fail-on", "never").exit());
        }
    }

    @Test
    void twoEntriesForOneKey_areNamedOnce() throws IOException {
        String ldif = Slapd.BASE_ENTRY
                + CONTAINER
                + entry("from:a.example", "sendmailMTACluster: mail", "sendmailMTAMapValue: REJECT")
                + entry(
                        "from:b.example",
                        "sendmailMTACluster: mail",
                        "sendmailMTAKey: from:a.example",
                        "sendmailMTAMapValue: REJECT");
        try (Slapd slapd = Slapd.alone(home, ldif)) {
            Run run = check(slapd);
            assertEquals(1, run.exit(), run.err());
            assertTrue(run.out().contains("and both are for cluster mail: sendmail finds neither [TG1406]"), run.out());
            assertFalse(run.err().contains("two entries"), run.err());
        }
    }

    @Test
    void passwordInAKey_isHiddenInEveryForm() throws IOException {
        String ldif = Slapd.BASE_ENTRY
                + CONTAINER
                + entry("AuthInfo:mx.example P:Quak4ck", "sendmailMTACluster: mail")
                + entry("AuthInfo:P:Quak4ck", "sendmailMTACluster: mail");
        try (Slapd slapd = Slapd.alone(home, ldif)) {
            for (String form : List.of("--fail-on=error", "--json", "--sarif")) {
                Run run = check(slapd, form);
                assertTrue(run.out().contains("TG1401"), run.out() + run.err());
                assertFalse((run.out() + run.err()).contains("Quak4ck"), run.out() + run.err());
            }
            String[] words = {"--url", slapd.url(), "--base", Slapd.BASE, "--cluster", "mail"};
            for (String form : List.of("--cluster=mail", "--json")) {
                List<String> all = new ArrayList<>(List.of("ldap", "verify", form));
                all.addAll(
                        form.equals("--json") ? List.of(words) : List.of(words).subList(0, 4));
                Run run = Run.of(all.toArray(String[]::new));
                assertTrue(run.out().contains("TG1401"), run.out() + run.err());
                assertFalse((run.out() + run.err()).contains("Quak4ck"), run.out() + run.err());
            }
        }
    }
}
