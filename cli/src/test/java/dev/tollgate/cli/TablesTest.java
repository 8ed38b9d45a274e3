package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.SendmailBt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables beside the access map: checked, built and compared. */
class TablesTest {
    @TempDir
    Path directory;

    @Test
    void check_findsWhatTheTableCannotMean() throws IOException {
        String file = file("virtusertable", "v.example\tbob\nann@v.example\tann\n");
        Run run = Run.of("check", "--table", "virtuser", file);
        assertEquals(1, run.exit(), run.toString());
        assertTrue(
                run.out()
                        .startsWith(file + ":1:1: error: sendmail looks up user@domain and @domain: this key is"
                                + " never found [TG1301]\n"),
                run.out());
        assertEquals(
                run.out(), Run.of("check", "--table", "virtusertable", file).out());
        assertTrue(Run.of("check", "--table", "virtuser", "--json", file).out().contains("\"rule\":\"TG1301\""));
        assertTrue(Run.of("check", "--table", "virtuser", "--sarif", file).out().contains("\"ruleId\":\"TG1301\""));
        assertTrue(Run.of("explain", "TG1331").out().startsWith("# TG1331: "));
    }

    @Test
    void check_fileThatIsCalledLikeATable_isPointedOut() throws IOException {
        Run run = Run.of("check", file("mailertable", "far.example\tsmtp:[hub.example]\n"));
        assertTrue(
                run.err().contains("the mailertable is not an access file; check it with --table mailer"), run.err());
    }

    @Test
    void check_commentsSilenceAndLayoutIsFixed() throws IOException {
        String file = file("t", "# tollgate: ignore TG1308 -- his name is Reject\nann@v.example\treject  \n");
        assertEquals(
                0,
                Run.of("check", "--table", "virtuser", "--fail-on", "warning", "--fix", file)
                        .exit());
        assertTrue(Files.readString(Path.of(file)).endsWith("\treject\n"));
    }

    @Test
    void check_whatIsForAccessFilesAlone_isRefused() throws IOException {
        String file = file("t", "ann@v.example\tann\n");
        for (List<String> option : List.of(List.of("--fix=intent"), List.of("--upgrade", "8.14..8.17"))) {
            Run run = Run.of("check", "--table", "virtuser", option.get(0), option.get(option.size() - 1), file);
            assertEquals(64, run.exit(), run.toString());
        }
        assertEquals(64, Run.of("check", "--table", "access", file).exit());
        assertEquals(
                64, Run.of("check", "--table", "virtuser", "ldap://localhost/").exit());
        assertEquals(
                64,
                Run.of("diff", "--decisions", "--table", "virtuser", file, file).exit());
    }

    @Test
    void build_refusesErrorsAndMakesTheMapThatMakemapMakes() throws IOException {
        String bad = file("bad", "@v.example\t@x.example\n");
        assertEquals(65, Run.of("build", "--table", "virtuser", bad).exit());
        assertTrue(Files.notExists(Path.of(bad + ".db")));
        String good = file("mailertable", "far.example\tsmtp:[hub.example]\n.far.example\tsmtp:%1.hub.example\n");
        Run build = Run.of("build", "--table", "mailer", good);
        assertEquals(0, build.exit(), build.toString());
        assertEquals(new Run(0, "", ""), Run.of("diff", good + ".db", good));
    }

    @Test
    void cf_saysWhichKeysAreAskedForAndWhereMailGoes() throws IOException {
        Oracle.requireRoot();
        Files.writeString(directory.resolve("service.switch"), "hosts\tfiles\n");
        Files.writeString(directory.resolve("hosts"), "127.0.0.1 localhost\n");
        String file = file("virtusertable", "ann@v.example\tann\nbob@shop.example\tbob\n");
        String other = file("other", "ann@v.example\tcarl\nbob@shop.example\tbob\n");
        Path cf = directory.resolve("sendmail.cf");
        Files.writeString(
                cf,
                SendmailBt.cf(
                        directory,
                        SendmailBt.mc(
                                directory,
                                "",
                                List.of(
                                        "FEATURE(`virtusertable', `hash " + file + "')dnl",
                                        "VIRTUSER_DOMAIN(`v.example')dnl",
                                        "FEATURE(`nocanonify')dnl"))),
                StandardCharsets.ISO_8859_1);
        Run check = Run.of("check", "--table", "virtuser", "--cf", cf.toString(), file);
        assertEquals(1, check.exit(), check.toString());
        assertTrue(
                check.out()
                        .startsWith(file + ":2:1: error: this site's rules never use this table for "
                                + "bob@shop.example: this key is never found [TG1330]\n"),
                check.out());
        Run build = Run.of("build", "--table", "virtuser", "--cf", cf.toString(), file);
        assertEquals(65, build.exit(), build.toString());
        Run diff = Run.of("diff", "--decisions", "--table", "virtuser", "--cf", cf.toString(), file, other);
        assertEquals(
                new Run(1, "ann@v.example: ann@v.example\n- mailer local, user ann\n+ mailer local, user carl\n", ""),
                diff);
        Run same = Run.of(
                "diff",
                "--decisions",
                "--table",
                "virtuser",
                "--cf",
                cf.toString(),
                file,
                file("third", "ann@v.example\tann\n"));
        assertEquals(0, same.exit(), same.toString());
        assertTrue(
                same.err()
                        .contains("1 changed key makes no difference to the sessions that were tried: "
                                + "bob@shop.example"),
                same.err());
        Run mailer = Run.of("check", "--table", "mailer", "--cf", cf.toString(), file("m", "x.example\tsmtp:y\n"));
        assertTrue(mailer.out().contains("this sendmail.cf has no map mailertable"), mailer.toString());
        Native.run(directory, Files.readAllBytes(Path.of(file)), Oracle.MAKEMAP, "-C", "/dev/null", "hash", file);
        assertEquals("mailer local, user ann", parse(cf, "ann@v.example"));
        assertTrue(parse(cf, "bob@shop.example").startsWith("mailer esmtp, host shop.example"));
    }

    private String parse(Path cf, String address) {
        String out = SendmailBt.script(cf, SendmailBt.HOST, "/parse " + address + "\n")
                .outText();
        return out.lines()
                .filter(line -> line.startsWith("mailer "))
                .findFirst()
                .orElse(out);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }
}
