package dev.tollgate.model.lint.catalogue;

import dev.tollgate.model.site.Table;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.SendmailBt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * sendmail's address test mode over tables that native makemap built, off the network. The host is mail.example.com;
 * v.example and w.example are its virtual domains, g.example is a domain of the genericstable.
 */
final class TableLab {
    private final Path directory;
    private final Path cf;

    TableLab(Path directory) throws IOException {
        this.directory = directory;
        cf = directory.resolve("tables.cf");
        Files.writeString(directory.resolve("service.switch"), "hosts\tfiles\n");
        Files.writeString(directory.resolve("hosts"), "127.0.0.1 localhost\n");
        Files.writeString(directory.resolve("aliases"), "");
        Files.write(
                cf,
                Native.run(directory, mc().getBytes(StandardCharsets.UTF_8), Oracle.M4, "-")
                        .out());
        for (Table table : Table.values()) {
            makemap(table, new byte[0]);
        }
    }

    /** Builds a table's map with native makemap. */
    void makemap(Table table, byte[] text) throws IOException {
        Path map = directory.resolve(table.toString());
        Files.deleteIfExists(directory.resolve(table + ".db"));
        Native.run(directory, text, Oracle.MAKEMAP, "-C", cf.toString(), "hash", map.toString());
    }

    /** What sendmail says to each of {@code commands}, without the steps that led to it. */
    List<List<String>> answers(List<String> commands) throws IOException {
        StringBuilder input = new StringBuilder();
        for (String command : commands) {
            input.append("Noop MARK\n").append(command).append('\n');
        }
        Native.Result result = SendmailBt.script(
                cf, "mail.example.com", input.append("/quit\n").toString());
        return Arrays.stream(result.outText().split("(> )*Noop +input: MARK", -1))
                .skip(1)
                .map(TableLab::said)
                .toList();
    }

    private static List<String> said(String output) {
        return output.lines()
                .map(line -> line.replaceFirst("^(> )+", ""))
                .filter(line ->
                        !line.isBlank() && !line.matches("(ADDRESS TEST MODE|Enter |Cracked |Parsing |Trying ).*"))
                .filter(line -> !line.matches("\\S+ +(input|returns):?.*"))
                .toList();
    }

    private String mc() {
        return """
                divert(-1)
                include(`/usr/share/sendmail/cf/m4/cf.m4')
                divert(0)dnl
                OSTYPE(`linux')
                define(`confDOMAIN_NAME', `mail.example.com')dnl
                define(`confSERVICE_SWITCH_FILE', `%1$s/service.switch')dnl
                define(`confHOSTS_FILE', `%1$s/hosts')dnl
                define(`confDONT_PROBE_INTERFACES', `True')dnl
                define(`STATUS_FILE', `/dev/null')dnl
                define(`QUEUE_DIR', `%1$s')dnl
                define(`ALIAS_FILE', `%1$s/aliases')dnl
                FEATURE(`nocanonify')dnl
                FEATURE(`virtusertable', `hash %1$s/virtuser')dnl
                FEATURE(`mailertable', `hash %1$s/mailer')dnl
                FEATURE(`domaintable', `hash %1$s/domain')dnl
                FEATURE(`genericstable', `hash %1$s/generics')dnl
                GENERICS_DOMAIN(`g.example')dnl
                VIRTUSER_DOMAIN(`v.example w.example')dnl
                MAILER(`local')dnl
                MAILER(`smtp')dnl
                LOCAL_RULESETS
                SNoop
                """.formatted(directory);
    }
}
