package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Slapd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One password through every command and every format of output: it is nowhere, in no encoding. */
class SecretEverywhereTest {
    private static final String SECRET = "Zx9QwErTy7";

    /** Commands that print values because that is what they are for. */
    private static final Set<String> SHOW_VALUES = Set.of("get", "dump", "lookup", "editmap", "bt");

    /** Commands that read no entries. */
    private static final Set<String> READ_NO_ENTRIES =
            Set.of("route", "explain", "ca", "cert", "encode", "decode", "completion", "help");

    @TempDir
    static Path home;

    private static Slapd slapd;
    private static @Nullable String oldState;

    @TempDir
    Path directory;

    private Path good;
    private Path bad;
    private Path changed;
    private Path suite;

    @BeforeEach
    void writeFiles() throws IOException {
        String entry = "AuthInfo:mail.example.com\t\"U:jo\" \"P:" + SECRET + "\" \"M:PLAIN\"\n";
        String encoded = "\"U:jo\" \"P=" + base64(SECRET) + "\"";
        good = Files.writeString(
                directory.resolve("good"),
                "# AuthInfo:old.example\t\"P:" + SECRET + "\"\n" + entry + "AuthInfo:enc.example\t" + encoded
                        + "\nTo:example.com\tRELAY\n");
        changed = Files.writeString(
                directory.resolve("changed"),
                entry.replace(SECRET, SECRET + "b") + "AuthInfo:new.example\t" + encoded + "\n");
        bad = Files.writeString(
                directory.resolve("bad"),
                String.join(
                        "\n",
                        entry.strip(),
                        entry.strip(),
                        "AuthInfo:a.example\tU:jo P:" + SECRET,
                        "AuthInfo:b.example\t\"U:jo\", \"P:" + SECRET + "\"",
                        "AuthInfo:c.example\t\"U:jo\" \"P:" + SECRET,
                        "AuthInfo:d.example\t\"U:jo\" \"P=" + SECRET + "!\"",
                        "AuthInfo:e.example\t" + SECRET,
                        "AuthInfo:f.example=" + SECRET,
                        "AuthInfo:g.example",
                        "  \"U:jo\" \"P:" + SECRET + "\"",
                        "AuthInfo: h.example \"P:" + SECRET + "\"",
                        "AuthInfo i.example \"P:" + SECRET + "\"",
                        "Authinf:j.example\t\"U:jo\" \"P:" + SECRET + "\"",
                        "auth_info:k.example\t" + SECRET,
                        "AuthInfo:l.example:587\t\"U:jo\" \"P:" + SECRET + "\"",
                        "AuthInfo:m.example\t\"U:jo\" \"P:" + SECRET + "\\\"x\" \"P:" + SECRET + "%1\"",
                        "AuthInfo:n.example\t\u201cU:jo\u201d \u201cP:" + SECRET + "\u201d",
                        "AuthInfo:o.example\t\"X:" + SECRET + "\"",
                        "AuthInfo:p.example\t" + base64("P:" + SECRET),
                        "AuthInfo:[192.0.2.1]\t\"U:jo\" \"P:" + SECRET + "\" ",
                        "Connect:q.example\t\"P:" + SECRET + "\"",
                        "From:r.example\tP=" + base64(SECRET),
                        "AuthInfo:s.example\t\"U:jo\" \"P:" + SECRET + "\" \u202e",
                        ""));
        writeHost();
        suite = Files.writeString(directory.resolve("suite.yaml"), """
                access: good
                cases:
                  - {name: a, phase: authinfo, server-name: mail.example.com, expect: {value: nothing}}
                  - {name: b, phase: authinfo, server-name: mail.example.com, expect: {decision: reject, line: 9}}
                """);
    }

    private void writeHost() throws IOException {
        SecretHost.write(directory.resolve("root/etc/mail"), good, bad, SECRET);
        Files.setPosixFilePermissions(
                Files.writeString(directory.resolve("pw"), Slapd.PASSWORD + "\n"),
                PosixFilePermissions.fromString("rw-------"));
    }

    @BeforeAll
    static void startServer() throws IOException {
        slapd = Slapd.alone(Files.createDirectories(home.resolve("slapd")), Slapd.BASE_ENTRY);
        oldState = System.getProperty("tollgate.state");
        System.setProperty("tollgate.state", home.resolve("state").toString());
    }

    @AfterAll
    static void stopServer() {
        slapd.close();
        if (oldState == null) {
            System.clearProperty("tollgate.state");
        } else {
            System.setProperty("tollgate.state", oldState);
        }
    }

    private Map<String, List<String[]>> calls() {
        String g = good.toString();
        String b = bad.toString();
        String c = changed.toString();
        String root = directory.resolve("root").toString();
        String cf = root + "/etc/mail/sendmail.cf";
        String mc = root + "/etc/mail/sendmail.mc";
        Map<String, List<String[]>> calls = new LinkedHashMap<>();
        calls.put(
                "check",
                List.of(
                        call("check", g, b),
                        call("check", "--json", g, b),
                        call("check", "--sarif", b),
                        call("check", "--color=always", b),
                        call("check", "--fix", "--diff", b),
                        call("check", "--fix", copy(bad)),
                        call("check", "--feature", "authinfo", b),
                        call("check", "--cf", cf, b),
                        call("check", "--json", "--mc", mc, b),
                        call("check", "--upgrade", "8.14..8.18", "--json", "--cf", cf, b),
                        call("check", "--table", "virtuser", b),
                        call("check", "--table", "generics", "--json", b)));
        calls.put(
                "build",
                List.of(
                        call("build", b),
                        call("build", "--force", b),
                        call("build", "--force", "--json", b),
                        call("build", g),
                        call("build", "-t", "cdb", "--json", g)));
        calls.put(
                "makemap",
                List.of(
                        call("makemap", "-v", "hash", directory.resolve("new").toString()),
                        call("makemap", "hash", directory.resolve("new2").toString())));
        calls.put("verify", List.of(call("verify", g + ".db"), call("verify", "--json", g + ".db")));
        calls.put("stat", List.of(call("stat", g + ".db"), call("stat", "--json", g + ".db")));
        calls.put(
                "diff",
                List.of(
                        call("diff", g, c),
                        call("diff", "--json", g, c),
                        call("diff", "--decisions", g, c),
                        call("diff", "--decisions", "--json", g, c),
                        call("diff", g + ".db", c),
                        call("diff", b, g)));
        calls.put(
                "audit",
                List.of(
                        call("audit", "--root", directory.toString(), "--cf", b),
                        call("audit", "--json", "--root", directory.toString(), "--cf", b),
                        call("audit", "--sarif", "--root", directory.toString(), "--cf", b),
                        call("audit", "collect", "--root", root),
                        call("audit", "--root", root),
                        call("audit", "--json", "--root", root),
                        call("audit", "--sarif", "--root", root),
                        call("audit", "--script", "--root", root),
                        call("audit", "--fix", "--diff", "--root", root),
                        call("audit", "--fix=unsafe", "--diff", "--mc", mc),
                        call("audit", "--html", directory.resolve("audit.html").toString(), "--root", root),
                        call("audit", "--junit", directory.resolve("audit.xml").toString(), "--root", root),
                        call("audit", "--mc", mc),
                        call("audit", "--json", "--cf", cf)));
        calls.put("audit-relay", List.of(call("audit-relay", b), call("audit-relay", "--json", b)));
        calls.put(
                "site",
                List.of(
                        call("site", "show", "--cf", g),
                        call("site", "show", "--json", "--mc", b),
                        call("site", "show", "--cf", cf),
                        call("site", "show", "--json", "--mc", mc)));
        calls.put(
                "set",
                List.of(
                        call("set", "--json", copy(good), "To:x.example", "RELAY"),
                        call("set", copy(good), "AuthInfo:x", "\"U:jo\"", "\"P:" + SECRET + "\""),
                        call("set", copy(good), "AuthInfo:x", "\"U:jo\" \"P:" + SECRET + "\"")));
        calls.put("unset", List.<String[]>of(call("unset", copy(good), "AuthInfo:mail.example.com")));
        calls.put("fmt", List.of(call("fmt", copy(bad)), call("fmt", "--json", copy(bad))));
        calls.put("fold", List.<String[]>of(call("fold", copy(bad))));
        calls.put("unfold", List.<String[]>of(call("unfold", copy(bad))));
        List<String[]> traces = new ArrayList<>();
        for (String host : List.of("mail", "a", "c", "e", "j", "m", "n", "p")) {
            String name = host.equals("mail") ? "mail.example.com" : host + ".example";
            traces.add(call("trace", "authinfo", "--server-name", name, b));
            traces.add(call("trace", "authinfo", "--server-name", name, "--json", b));
        }
        traces.add(call("trace", "authinfo", "--server-name", "mail.example.com", g + ".db"));
        traces.add(call("trace", "--batch", g));
        for (String format : List.of("--rules", "--json", "--stock")) {
            traces.add(call("trace", "authinfo", "--server-name", "mail.example.com", format, "--cf", cf, b));
            traces.add(call("trace", "rcpt", "--to", "x@example.com", format, "--cf", cf, b));
        }
        traces.add(call("trace", "connect", "--client-name", "q.example", b));
        traces.add(call("trace", "mail", "--from", "x@r.example", b));
        for (String argument : List.of("P:" + SECRET, "<P:" + SECRET + ">", "<x@P:" + SECRET + ">", "jo,P:" + SECRET)) {
            String line = "ruleset=check_rcpt, arg1=" + argument + ", relay=" + argument
                    + " [192.0.2.7], reject=550 5.7.1 " + argument;
            traces.add(call("trace", "--log", line, b));
            traces.add(call("trace", "--log", line, "--json", b));
            traces.add(call("trace", "--log", line.replace("check_rcpt", "check_mail"), b));
            traces.add(call("trace", "--log", line.replace("check_rcpt", "check_" + argument), b));
            traces.add(call("trace", "rcpt", "--from", argument, "--to", argument, "--client-name", argument, b));
        }
        traces.add(call("trace", "--log", "ruleset=check_mail, arg1=" + base64("P:" + SECRET) + ", reject=5", b));
        calls.put("trace", traces);
        calls.put(
                "test",
                List.of(
                        call("test", "--coverage", suite.toString()),
                        call("test", "--json", suite.toString()),
                        call("test", "--record", suite.toString()),
                        call("test", "--junit", directory.resolve("junit.xml").toString(), suite.toString())));
        calls.put(
                "ldap",
                List.of(
                        call("ldap", "diff", "--url", "ldap://127.0.0.1:1", "--base", "dc=x", b),
                        ldap("push", g),
                        ldap("diff", c),
                        ldap("diff", "--json", c),
                        ldap("diff", b),
                        ldap("push", "--dry-run", "--max-deletes", "100%", c),
                        ldap("push", "--dry-run", "--max-deletes", "100%", "--json", c),
                        ldap("push", "--dry-run", b),
                        ldap("push", "--json", "--max-deletes", "100%", c),
                        ldap("verify"),
                        ldap("verify", "--json")));
        calls.put("probe", List.<String[]>of(call("probe", "--access", b, "127.0.0.1:1")));
        calls.put(
                "history",
                List.of(call("history", g), call("history", "--json", g), call("history", "--diff", "1", g)));
        calls.put("restore", List.<String[]>of(call("restore", "--revision", "1", g)));
        return calls;
    }

    private String[] ldap(String command, String... more) {
        List<String> words = new ArrayList<>(
                List.of("ldap", command, "--url", slapd.url(), "--base", Slapd.BASE, "--cluster", "mail"));
        words.addAll(List.of(
                "--bind-dn",
                Slapd.ADMIN,
                "--password-file",
                directory.resolve("pw").toString()));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private String copy(Path file) {
        try {
            Path copy = Files.createTempFile(directory, "copy", "");
            return Files.write(copy, Files.readAllBytes(file)).toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String[] call(String... words) {
        return words;
    }

    @Test
    void everyCommand_isCovered() {
        Set<String> known = new TreeSet<>(calls().keySet());
        known.addAll(SHOW_VALUES);
        known.addAll(READ_NO_ENTRIES);
        assertEquals(new TreeSet<>(Commands.all().keySet()), known);
    }

    @Test
    void everyOutput_holdsNoPassword() throws IOException {
        String question = "{\"phase\":\"authinfo\",\"server-name\":\"mail.example.com\"}\n";
        String text = Files.readString(bad, StandardCharsets.ISO_8859_1);
        Map<String, List<String[]>> calls = calls();
        Run.of("build", good.toString());
        for (List<String[]> ofOne : calls.values()) {
            for (String[] words : ofOne) {
                boolean map = words[0].equals("makemap");
                Run run = Run.with(map ? text : question, words);
                String name = String.join(" ", words).replace(SECRET, "...");
                boolean wrong = run.exit() == 64 && !words[0].equals("set");
                assertFalse(run.exit() == 70 || wrong, name + "\n" + run.err());
                assertHidden(name, run.out());
                assertHidden(name, run.err());
            }
        }
        for (String report : List.of("audit.html", "audit.xml")) {
            assertHidden(report, Files.readString(directory.resolve(report)));
        }
        assertHidden("the JUnit file", Files.readString(directory.resolve("junit.xml")));
        assertTrue(Files.size(directory.resolve("junit.xml")) > 200);
    }

    @Test
    void showSecrets_showsThem() {
        assertTrue(Run.of("trace", "--show-secrets", "authinfo", "--server-name", "mail.example.com", good.toString())
                .out()
                .contains(SECRET));
        Run.of("build", good.toString());
        assertTrue(Run.ok("dump", good + ".db").contains(SECRET));
        assertTrue(Run.ok("get", good.toString(), "AuthInfo:mail.example.com").contains(SECRET));
        assertTrue(Run.ok("lookup", "--json", good + ".db", "AuthInfo:mail.example.com")
                .contains(SECRET));
    }

    @Test
    void fix_stillMends() throws IOException {
        Path file = Files.writeString(directory.resolve("bare"), "AuthInfo:a.example\tU:jo P:" + SECRET + "\n");
        Run run = Run.of("check", "--fix", file.toString());
        assertHidden("check --fix", run.out() + run.err());
        assertTrue(Files.readString(file).contains(SECRET));
    }

    private static void assertHidden(String what, String output) {
        for (String form : forms()) {
            assertFalse(output.contains(form), what + " shows " + form + ":\n" + output);
        }
    }

    /** The password as it is and in whatever it could be turned into. */
    private static Set<String> forms() {
        byte[] bytes = SECRET.getBytes(StandardCharsets.US_ASCII);
        Set<String> forms =
                new TreeSet<>(Set.of(SECRET, SECRET.toLowerCase(Locale.ROOT), SECRET.toUpperCase(Locale.ROOT)));
        forms.add(base64(SECRET));
        // Wherever in a longer text it stands, three alignments are all there are.
        for (String before : List.of("", "x", "xx")) {
            String encoded = base64(before + SECRET);
            forms.add(encoded.substring(before.isEmpty() ? 0 : 4, encoded.length() - 4));
        }
        for (String prefix : List.of("+", "%", "\\x", "=", "")) {
            forms.add(SECRET.chars().mapToObj(c -> prefix + "%02X".formatted(c)).collect(Collectors.joining()));
            forms.add(SECRET.chars().mapToObj(c -> prefix + "%02x".formatted(c)).collect(Collectors.joining()));
        }
        assertEquals(bytes.length, SECRET.length());
        return forms;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
