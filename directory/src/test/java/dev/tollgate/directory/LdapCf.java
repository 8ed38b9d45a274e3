package dev.tollgate.directory;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.SendmailBt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** Configurations whose access map is a directory, with a ruleset Look that looks a key up in it. */
final class LdapCf {
    private LdapCf() {}

    /**
     * Writes one below {@code directory}.
     *
     * @param cluster the cluster; empty for none
     * @param spec LDAPDefaultSpec
     * @param arguments what follows LDAP in FEATURE(access_db)
     * @param lines further mc lines
     * @param edit changes m4's text
     */
    static Path write(
            Path directory,
            String cluster,
            String spec,
            String arguments,
            List<String> lines,
            UnaryOperator<String> edit)
            throws IOException {
        Path home = Files.createDirectories(directory.resolve("mail"));
        Files.writeString(home.resolve("service.switch"), "hosts\tfiles\n");
        Files.writeString(home.resolve("hosts"), "127.0.0.1 localhost\n");
        String named = cluster.isEmpty() ? "" : "define(`confLDAP_CLUSTER', `" + cluster + "')dnl\n";
        String mc = SendmailBt.mc(home, arguments, lines)
                .replace(
                        "FEATURE(`access_db',`hash -T<TMPF> " + home + "/access'" + arguments + ")dnl",
                        named + "define(`confLDAP_DEFAULT_SPEC', `" + spec + "')dnl\nFEATURE(`access_db', `LDAP'"
                                + arguments + ")dnl");
        String text = SendmailBt.cf(home, mc + "SLook\nR$*\t$: $(access $1 $: NOTHING $)\n");
        assertTrue(text.contains("\nKaccess ldap -T<TMPF> -1 "), "the access map is LDAP");
        return Files.writeString(home.resolve("ldap.cf"), edit.apply(text), StandardCharsets.ISO_8859_1);
    }
}
