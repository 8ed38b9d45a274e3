package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.output.Console;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.OpensslArguments;
import dev.tollgate.testkit.Oracle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an authority must not issue, renew or lose, whoever asks and whatever happens. */
class AuthoritySafetyTest {
    @TempDir
    Path folder;

    private String ca = "";
    private String out = "";

    @BeforeEach
    void createAuthority() {
        ca = folder.resolve("ca").toString();
        out = folder.resolve("out").toString();
        Run.ok("ca", "init", "--ca", ca, "--subject", "/C=US/O=Acme/CN=Root", "--no-passphrase");
    }

    private Native.Result openssl(String... arguments) {
        return Native.run(folder, new byte[0], Oracle.OPENSSL, arguments);
    }

    private String request(String name, String... more) {
        List<String> words = new ArrayList<>(List.of("-out", name + ".csr"));
        words.addAll(List.of(more));
        Native.Result made = openssl(OpensslArguments.request(name + ".key", words.toArray(String[]::new)));
        assertEquals(0, made.exit(), made.errText());
        return folder.resolve(name + ".csr").toString();
    }

    private Run sign(String request, String... more) {
        List<String> words = new ArrayList<>(
                List.of("ca", "sign", "--ca", ca, "--csr", request, "--out", folder + "/signed.pem", "--force"));
        words.addAll(List.of(more));
        return Run.of(words.toArray(String[]::new));
    }

    private void refused(int exit, String reason, Run run) {
        assertEquals(exit, run.exit(), run.err());
        assertTrue(run.err().contains(reason), run.err());
        assertEquals("", run.out());
    }

    private String serial(String file) {
        return openssl("x509", "-in", file, "-noout", "-serial")
                .outText()
                .strip()
                .replace("serial=", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/CN=h.acme.example|subjectAltName=DNS:*.com|covers other people's hosts",
                "/CN=h.acme.example|subjectAltName=DNS:*|covers other people's hosts",
                "/CN=h.acme.example|subjectAltName=DNS:*.co.uk|covers other people's hosts",
                "/CN=h.acme.example|subjectAltName=DNS:a b.example|that are not allowed",
                "/CN=h.acme.example|subjectAltName=DNS:xn--n1aahb.com|that all look like Latin ones",
                "/CN=h.acme.example|subjectAltName=DER:30:82:ff:ff:01|the request is malformed",
                "/CN=h.acme.example|subjectAltName=DER:30:05:87:03:01:02:03|has 4 or 16 bytes, not 3",
                "/CN=h.acme.example/CN=www.bank.example|subjectAltName=DNS:a.example|the subject has 2 CNs",
                "/CN=localhost|subjectAltName=DNS:a.example|is not a fully qualified host name",
                "/O=x|subjectAltName=DNS:a.example|the subject has no CN",
                "/CN=h.\u0430cme.example|subjectAltName=DNS:a.example|mixes letters of Latin and Cyrillic in one word",
            })
    void requestWithANameThatIsNotWhatItSeems_isRefused(String subject, String names, String reason) {
        String request = request("odd", "-utf8", "-subj", subject, "-addext", names);
        refused(65, reason, sign(request));
        assertEquals("", Run.ok("ca", "list", "--ca", ca));
    }

    @ParameterizedTest
    @CsvSource({
        "ec, secp256k1, sha256, on a curve that is not supported here",
        "ec, secp224r1, sha256, on a curve that is not supported here",
        "ec, brainpoolP256r1, sha256, on a curve that is not supported here",
        "rsa, 1024, sha256, the RSA key has only 1024 bits",
        "ed448, '', '', with an unknown algorithm",
        "rsa, 2048, sha1, signed with SHA-1",
        "rsa, 2048, md5, signed with MD5",
        "rsa, 2048, ripemd160, with an unknown algorithm",
    })
    void weakOrUnknownKeyOrDigest_isRefusedWithASentence(String kind, String size, String digest, String reason) {
        List<String> words = new ArrayList<>(List.of("req", "-new", "-nodes", "-keyout", "k", "-out", "weak.csr"));
        words.addAll(List.of("-subj", "/CN=h.acme.example", "-newkey", kind.equals("rsa") ? "rsa:" + size : kind));
        if (kind.equals("ec")) {
            words.addAll(List.of("-pkeyopt", "ec_paramgen_curve:" + size));
        }
        if (!digest.isEmpty()) {
            words.add("-" + digest);
        }
        Native.Result made = openssl(words.toArray(String[]::new));
        assertEquals(0, made.exit(), made.errText());
        refused(65, reason, sign(folder.resolve("weak.csr").toString()));
    }

    @Test
    void subjectOfAnotherHolder_isRefusedUnlessReplaced() {
        String first = request("first", "-subj", "/CN=branch.acme.example");
        String second = request("second", "-subj", "/CN=Branch.acme.example");
        assertEquals(0, sign(first).exit());
        String serial = serial("signed.pem");
        assertEquals(0, sign(first).exit(), "the same key once more");
        Run refused = sign(second);
        refused(64, "for another key", refused);
        assertTrue(refused.err().contains("--replace"), refused.err());
        assertEquals(0, sign(second, "--replace").exit());
        Run issued = Run.of(
                "ca",
                "issue",
                "--ca",
                ca,
                "--both",
                "branch.acme.example",
                "--subject",
                "/CN=branch.acme.example",
                "--out",
                out);
        refused(64, "for another key", issued);
        assertTrue(Run.ok("ca", "list", "--ca", ca).contains(serial));
    }

    @Test
    void subjectOfTheAuthority_isRefused() {
        String request = request("own", "-subj", "/C=US/O=acme/CN=ROOT");
        refused(64, "the subject is the authority's own", sign(request, "--purpose", "client"));
        refused(
                64,
                "the subject is the authority's own",
                Run.of("ca", "issue", "--ca", ca, "--client", "Root", "--out", out));
        assertFalse(Files.exists(Path.of(out, "Root.key")));
        assertEquals("", Run.ok("ca", "list", "--ca", ca));
    }

    @Test
    void compromisedKey_isNeverCertifiedAgain() {
        String request = request("lost", "-subj", "/CN=lost.acme.example");
        assertEquals(0, sign(request).exit());
        String serial = serial("signed.pem");
        Run.ok("ca", "revoke", "--ca", ca, "--serial", serial, "--reason", "keyCompromise");
        refused(64, "others may have the key", sign(request));
        refused(
                64,
                "(keyCompromise) and cannot be renewed",
                Run.of("ca", "renew", "--ca", ca, "--serial", serial, "--out", folder + "/again.pem"));
        String other = "ca";
        Run.ok("ca", "crl", "--ca", ca);
        Run.ok("ca", "recover", "--ca", folder.resolve(other).toString());
        refused(64, "others may have the key", sign(request));
    }

    @Test
    void certificateThatMustNotBeRenewed_isNot() {
        Run.ok("ca", "init", "--ca", folder + "/below", "--parent", ca, "--cn", "Below", "--no-passphrase");
        String intermediate = serial("below/cacert.pem");
        refused(
                64,
                "is an authority's, which cannot be renewed",
                Run.of("ca", "renew", "--ca", ca, "--serial", intermediate, "--out", folder + "/again.pem"));
        Run.ok("ca", "issue", "--ca", ca, "--client", "jo", "--out", out);
        String serial = serial(out + "/jo.crt");
        Run.ok("ca", "revoke", "--ca", ca, "--serial", serial);
        refused(
                64,
                "was revoked at",
                Run.of("ca", "renew", "--ca", ca, "--serial", serial, "--out", folder + "/again.pem"));
    }

    @Test
    void authorityBelowOneThatAllowsNone_isRefused() {
        Run.ok("ca", "init", "--ca", folder + "/below", "--parent", ca, "--cn", "Below", "--no-passphrase");
        refused(
                64,
                "its certificate has pathlen:0",
                Run.of(
                        "ca",
                        "init",
                        "--ca",
                        folder + "/third",
                        "--parent",
                        folder + "/below",
                        "--cn",
                        "Third",
                        "--no-passphrase"));
        assertFalse(Files.exists(folder.resolve("third/cacert.pem")));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-01T00:00:00Z, the authority only from",
        "2099-01-01T00:00:00Z, the authority only from",
    })
    void timeOutsideTheAuthoritys_isRefused(String start, String reason) {
        refused(64, reason, Run.of("ca", "issue", "--ca", ca, "--client", "jo", "--out", out, "--not-before", start));
        assertFalse(Files.exists(Path.of(out, "jo.key")));
    }

    @Test
    void certificate_isValidForItsDaysAndHasARandomNumber() throws IOException {
        Run.ok("ca", "issue", "--ca", ca, "--client", "jo", "--days", "10", "--out", out);
        Run.ok("ca", "issue", "--ca", ca, "--client", "ann", "--days", "10", "--out", out);
        String text = openssl("x509", "-in", out + "/jo.crt", "-noout", "-dates", "-dateopt", "iso_8601")
                .outText();
        List<java.time.Instant> ends = text.lines()
                .map(line -> java.time.Instant.parse(
                        line.substring(line.indexOf('=') + 1).replace(' ', 'T')))
                .toList();
        assertEquals(10 * 86_400 - 1, ends.get(1).getEpochSecond() - ends.get(0).getEpochSecond());
        String first = serial(out + "/jo.crt");
        String second = serial(out + "/ann.crt");
        assertTrue(first.length() > 24 && second.length() > 24, first + " " + second);
        assertNotEquals(first.substring(0, 8), second.substring(0, 8));
    }

    @Test
    void certificateThatCannotBeDelivered_isNamedAndDeliveredByTheNextRun() throws IOException {
        Path inTheWay = Files.createDirectories(Path.of(out, "jo.chain.crt"));
        String[] issue = {"ca", "issue", "--ca", ca, "--client", "jo", "--out", out};
        Run failed = Run.of("ca", "issue", "--ca", ca, "--client", "jo", "--out", out, "--force");
        assertEquals(74, failed.exit(), failed.err());
        String serial = Run.ok("ca", "list", "--ca", ca).replaceAll("(?s)\t.*", "");
        assertTrue(failed.err().contains("the certificate " + serial + " was issued"), failed.err());
        assertTrue(failed.err().contains("tollgate ca revoke --ca " + ca + " --serial " + serial), failed.err());
        assertFalse(Files.exists(Path.of(out, "jo.crt")));
        Files.delete(inTheWay);
        Run again = Run.of(issue);
        assertEquals(0, again.exit(), again.err());
        assertEquals(serial, serial(out + "/jo.crt"));
        assertEquals(1, Run.ok("ca", "list", "--ca", ca).lines().count());
        assertEquals(
                openssl("x509", "-in", out + "/jo.crt", "-noout", "-pubkey").outText(),
                openssl("pkey", "-in", out + "/jo.key", "-pubout").outText());
        try (var files = Files.list(Path.of(out))) {
            assertEquals(3, files.count());
        }
    }

    @Test
    void linkThatLeadsNowhere_isSaidBeforeAnythingIsIssued() throws IOException {
        Files.createDirectories(Path.of(out));
        Files.createSymbolicLink(Path.of(out, "jo.crt"), Path.of("/nowhere/jo.crt"));
        refused(73, "a dangling link", Run.of("ca", "issue", "--ca", ca, "--client", "jo", "--out", out));
        assertEquals("", Run.ok("ca", "list", "--ca", ca));
        try (var files = Files.list(Path.of(out))) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void leftoversOfAKilledRun_areClearedAway() throws IOException {
        Run.ok("ca", "issue", "--ca", ca, "--client", "jo", "--out", out);
        Path left = Path.of(out, ".old.key.8f14e45f-ceea-467f-a8ba-2b5c1d0e9a7b.tollgate-new");
        Files.createLink(left, Path.of(out, "jo.key"));
        Run.ok("ca", "issue", "--ca", ca, "--client", "ann", "--out", out);
        assertFalse(Files.exists(left));
        assertEquals(1, Files.getAttribute(Path.of(out, "jo.key"), "unix:nlink"));
    }

    /** A run that is killed once the copy is instead leaves the copy's lock. */
    @Test
    void lockOfACopyThatAKilledRunWrote_isClearedAway() throws IOException {
        Run.ok("ca", "issue", "--ca", ca, "--client", "jo", "--out", out);
        Path copies = Path.of(ca, "newcerts");
        Path left;
        try (var written = Files.list(copies)) {
            left = copies.resolve("." + written.toList().get(0).getFileName() + ".tollgate-lock");
        }
        Files.createFile(left);
        Run.ok("ca", "issue", "--ca", ca, "--client", "ann", "--out", out);
        assertFalse(Files.exists(left));
    }

    @Test
    void request_isShownAndConfirmedOnATerminal() {
        String request = request(
                "relay", "-subj", "/O=Acme/CN=relay.acme.example", "-addext", "subjectAltName=DNS:relay.acme.example");
        Run script = sign(request);
        assertEquals(0, script.exit(), script.err());
        assertTrue(script.err().contains("subject   /O=Acme/CN=relay.acme.example\n"), script.err());
        assertTrue(script.err().contains("names     DNS:relay.acme.example\n"), script.err());
        assertFalse(script.err().contains("[y/N]"), script.err());
        assertEquals("1 [y/N]", answered("no\n", request));
        assertEquals("1 [y/N]", answered("", request));
        assertEquals("0 [y/N]", answered("Yes\n", request));
        assertEquals("0 ", answered("", request, "--yes"));
    }

    private String answered(String answer, String request, String... more) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream(),
                err,
                Map.of(),
                Set.of(Console.Stream.IN));
        List<String> words = new ArrayList<>(
                List.of("ca", "sign", "--ca", ca, "--csr", request, "--out", folder + "/asked.pem", "--force"));
        words.addAll(List.of(more));
        int exit = Tollgate.run(console, words.toArray(String[]::new));
        String said = err.toString(StandardCharsets.UTF_8);
        return exit + " " + (said.contains("[y/N]") ? "[y/N]" : "");
    }

    @Test
    void passphraseFile_isLookedAt() throws IOException {
        Path file = folder.resolve("pass");
        String[] init = {"ca", "init", "--ca", folder + "/other", "--cn", "Other", "--passphrase-file", file.toString()
        };
        Files.write(file, new byte[] {'a', 'b', 'c', (byte) 0xFF, 'd', 'e', 'f'});
        refused(65, "the passphrase is not UTF-8 text", Run.of(init));
        Files.writeString(file, "short\n");
        refused(65, "the passphrase is too short", Run.of(init));
        Files.writeString(file, "long enough for anybody\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Run warned = Run.of(init);
        assertEquals(0, warned.exit(), warned.err());
        assertTrue(warned.err().contains("others can read the passphrase"), warned.err());
        String key = Files.readString(folder.resolve("other/private/cakey.pem"));
        assertTrue(key.contains("ENCRYPTED"), key);
        String structure =
                openssl("asn1parse", "-in", "other/private/cakey.pem").outText();
        assertTrue(structure.contains("INTEGER           :0927C0"), structure);
    }
}
