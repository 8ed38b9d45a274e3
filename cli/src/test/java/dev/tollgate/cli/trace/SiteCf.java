package dev.tollgate.cli.trace;

import dev.tollgate.testkit.SendmailBt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sendmail.cf of a site with rules of its own. */
final class SiteCf {
    static final String ACCESS_DB = "FEATURE(`access_db',`hash -T<TMPF> DIR/access')dnl";
    static final String OPEN = "FEATURE(`accept_unresolvable_domains')dnl";

    private SiteCf() {}

    /**
     * Writes it below {@code directory}, with {@code entries} as its access file.
     *
     * @param lines of the mc before its mailers
     * @param rules what follows them; DIR stands for the directory in both
     */
    static Path write(Path directory, String entries, String lines, String rules) throws IOException {
        Files.writeString(directory.resolve("access"), entries);
        Files.writeString(directory.resolve("service.switch"), "hosts\tdns files\n");
        String mc = """
                divert(-1)
                include(`/usr/share/sendmail/cf/m4/cf.m4')
                divert(0)dnl
                %s
                define(`confDOMAIN_NAME',`mx.local.example')dnl
                define(`confSERVICE_SWITCH_FILE',`DIR/service.switch')dnl
                define(`confDONT_PROBE_INTERFACES',`True')dnl
                define(`STATUS_FILE',`/dev/null')dnl
                define(`QUEUE_DIR',`DIR/mqueue')dnl
                define(`ALIAS_FILE',`DIR/aliases')dnl
                %s
                MAILER(`local')dnl
                MAILER(`smtp')dnl
                %s
                """.formatted(lines.contains("OSTYPE") ? "" : "OSTYPE(`linux')dnl", lines, rules)
                .replace("DIR", directory.toString());
        return Files.writeString(
                directory.resolve("site.cf"), SendmailBt.cf(directory, mc), StandardCharsets.ISO_8859_1);
    }
}
