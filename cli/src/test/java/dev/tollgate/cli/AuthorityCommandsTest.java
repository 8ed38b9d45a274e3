package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of an authority as an administrator types them; OpenSSL judges what they leave. */
class AuthorityCommandsTest {
    @TempDir
    Path folder;

    private String ca = "";
    private String pass = "";
    private String out = "";

    @BeforeEach
    void foundAuthority() throws IOException {
        ca = folder.resolve("ca").toString();
        out = folder.resolve("out").toString();
        pass = Files.writeString(folder.resolve("pass"), "Friday evening\nnot this line\n")
                .toString();
        ok("ca", "init", "--ca", ca, "--subject", "/C=US/O=Acme,+20Inc./CN=Root", "--passphrase-file", pass);
    }

    private Run ok(String... arguments) {
        Run run = Run.of(arguments);
        assertEquals(0, run.exit(), run.err());
        return run;
    }

    private Native.Result openssl(String... arguments) {
        return Native.run(folder, new byte[0], Oracle.OPENSSL, arguments);
    }

    private void issue(String kind, String name, String... more) {
        List<String> command = new ArrayList<>(
                List.of("ca", "issue", "--ca", ca, kind, name, "--out", out, "--passphrase-file", pass));
        command.addAll(List.of(more));
        ok(command.toArray(String[]::new));
    }

    private String file(String name) {
        return Path.of(out, name).toString();
    }

    @Test
    void passphrase_fromFileOrEnvironmentAndNoOther() throws IOException {
        String wrong = Files.writeString(folder.resolve("wrong"), "Monday\n").toString();
        Run refused = Run.of("ca", "issue", "--ca", ca, "--client", "bob", "--out", out, "--passphrase-file", wrong);
        assertEquals(77, refused.exit(), refused.err());
        assertTrue(refused.err().contains("wrong passphrase"), refused.err());
        assertTrue(Files.notExists(Path.of(out, "bob.key")));
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                new ByteArrayOutputStream(),
                Map.of("TOLLGATE_CA_PASSPHRASE", "Friday evening"),
                Set.of());
        assertEquals(0, Tollgate.run(console, "ca", "issue", "--ca", ca, "--client", "bob", "--out", out));
        assertEquals(
                0,
                openssl("verify", "-CAfile", ca + "/cacert.pem", file("bob.crt"))
                        .exit());
        assertEquals(
                0,
                openssl("pkey", "-in", ca + "/private/cakey.pem", "-passin", "file:" + pass, "-noout")
                        .exit());
    }

    @Test
    void existingFiles_keptUnlessForced() throws IOException {
        issue("--server", "mail.acme.example");
        byte[] before = Files.readAllBytes(Path.of(file("mail.acme.example.key")));
        Run again = Run.of(
                "ca", "issue", "--ca", ca, "--server", "mail.acme.example", "--out", out, "--passphrase-file", pass);
        assertEquals(73, again.exit(), again.err());
        assertTrue(again.err().contains("--force"), again.err());
        assertEquals(
                new String(before, StandardCharsets.US_ASCII),
                Files.readString(Path.of(file("mail.acme.example.key"))));
        issue("--server", "mail.acme.example", "--force");
        assertEquals(
                0,
                openssl("verify", "-CAfile", ca + "/cacert.pem", file("mail.acme.example.crt"))
                        .exit());
        assertEquals(
                openssl("x509", "-in", file("mail.acme.example.crt"), "-noout", "-pubkey")
                        .outText(),
                openssl("pkey", "-in", file("mail.acme.example.key"), "-pubout").outText());
    }

    @Test
    void intermediateAuthority_chainAccepted() {
        String below = folder.resolve("below").toString();
        ok(
                "ca",
                "init",
                "--ca",
                below,
                "--parent",
                ca,
                "--parent-passphrase-file",
                pass,
                "--cn",
                "Mail CA",
                "--no-passphrase");
        ok("ca", "issue", "--ca", below, "--both", "mail.acme.example", "--out", out);
        assertEquals(
                file("mail.acme.example.crt") + ": OK\n",
                openssl(
                                "verify",
                                "-CAfile",
                                ca + "/cacert.pem",
                                "-untrusted",
                                file("mail.acme.example.chain.crt"),
                                file("mail.acme.example.crt"))
                        .outText());
    }

    @Test
    void pkcs12_holdsKeyAndChainBehindItsPassphrase() throws IOException {
        issue("--client", "bob");
        String p12 = file("bob.p12");
        ok(
                "ca",
                "export",
                "--ca",
                ca,
                "--cert",
                file("bob.crt"),
                "--format",
                "pkcs12",
                "--key-file",
                file("bob.key"),
                "--out-passphrase-file",
                pass,
                "--out",
                p12);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(p12))));
        Native.Result opened = openssl("pkcs12", "-in", p12, "-passin", "file:" + pass, "-noenc");
        assertEquals(0, opened.exit(), opened.errText());
        assertEquals(2, opened.outText().split("BEGIN CERTIFICATE", -1).length - 1);
        assertTrue(opened.outText().contains("BEGIN PRIVATE KEY"));
        assertTrue(openssl("pkcs12", "-in", p12, "-passin", "pass:Monday", "-noenc")
                        .exit()
                != 0);
    }

    @Test
    void otherForms_areTheSameCertificate() {
        issue("--client", "bob");
        String pem = openssl("x509", "-in", file("bob.crt")).outText();
        for (String form : List.of("pem", "der", "chain")) {
            String exported = file("bob." + form);
            ok("ca", "export", "--ca", ca, "--cert", file("bob.crt"), "--format", form, "--out", exported);
            assertEquals(pem, openssl("x509", "-in", exported).outText(), form);
        }
    }

    @Test
    void tlsaRecord_hasTheDigestOfTheKey() {
        issue("--server", "mail.acme.example");
        String record = ok(
                        "ca",
                        "tlsa",
                        "--ca",
                        ca,
                        "--host",
                        "mail.acme.example",
                        "--cert",
                        file("mail.acme.example.crt"))
                .out();
        openssl("x509", "-in", file("mail.acme.example.crt"), "-noout", "-pubkey", "-out", "key.pem");
        openssl("pkey", "-pubin", "-in", "key.pem", "-outform", "DER", "-out", "key.der");
        String digest = openssl("dgst", "-sha256", "-r", "key.der").outText().substring(0, 64);
        assertTrue(record.toLowerCase(Locale.ROOT).contains("3 1 1 " + digest), record);
    }

    @Test
    void hashedFolder_isTheOneThatRehashMakes() throws IOException {
        issue("--client", "bob");
        ok("ca", "crl", "--ca", ca, "--passphrase-file", pass);
        ok("ca", "path", "--ca", ca);
        Path certificates = Path.of(ca, "certs");
        assertEquals(
                0,
                openssl("verify", "-CApath", certificates.toString(), "-crl_check", file("bob.crt"))
                        .exit());
        // The list stays where "ca crl" renews it, so rehash is given a folder that holds it.
        Path theirs = Files.createDirectory(folder.resolve("theirs"));
        for (String name : List.of("cacert.pem", "crl.pem")) {
            Files.copy(Path.of(ca, name), theirs.resolve(name));
        }
        assertEquals(0, openssl("rehash", theirs.toString()).exit());
        Set<String> ours = names(certificates);
        ours.add("crl.pem");
        assertEquals(names(theirs), ours);
    }

    private static Set<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());
        }
    }

    @Test
    void renewal_replacesTheOldOneWhichIsOnTheList() {
        issue("--client", "bob", "--days", "10");
        assertEquals(
                1, Run.of("ca", "list", "--ca", ca, "--expires-within", "30d").exit());
        assertEquals(
                0, Run.of("ca", "list", "--ca", ca, "--expires-within", "5d").exit());
        String renewed = file("bob2.crt");
        ok(
                "ca",
                "renew",
                "--ca",
                ca,
                "--cert",
                file("bob.crt"),
                "--out",
                renewed,
                "--revoke-old",
                "--passphrase-file",
                pass);
        ok("ca", "crl", "--ca", ca, "--passphrase-file", pass);
        String[] check = {"verify", "-crl_check", "-CAfile", ca + "/cacert.pem", "-CRLfile", ca + "/crl.pem"};
        assertEquals(0, openssl(append(check, renewed)).exit());
        assertTrue(openssl(append(check, file("bob.crt"))).errText().contains("revoked"));
        assertEquals(
                0, Run.of("ca", "list", "--ca", ca, "--expires-within", "30d").exit());
        assertEquals(
                openssl("x509", "-in", file("bob.crt"), "-noout", "-pubkey").outText(),
                openssl("x509", "-in", renewed, "-noout", "-pubkey").outText());
    }

    private static String[] append(String[] words, String last) {
        return Stream.concat(Stream.of(words), Stream.of(last)).toArray(String[]::new);
    }

    @Test
    void everyReason_isOnTheListAsOpenSslNamesIt() {
        Map<String, String> reasons = Map.of(
                "keyCompromise", "Key Compromise",
                "CACompromise", "CA Compromise",
                "affiliationChanged", "Affiliation Changed",
                "superseded", "Superseded",
                "cessationOfOperation", "Cessation Of Operation",
                "certificateHold", "Certificate Hold",
                "privilegeWithdrawn", "Privilege Withdrawn",
                "AACompromise", "AA Compromise");
        reasons.keySet().forEach(reason -> {
            issue("--client", reason);
            ok(
                    "ca",
                    "revoke",
                    "--ca",
                    ca,
                    "--cert",
                    file(reason + ".crt"),
                    "--reason",
                    reason,
                    "--passphrase-file",
                    pass);
        });
        ok("ca", "crl", "--ca", ca, "--passphrase-file", pass);
        String list = openssl("crl", "-in", ca + "/crl.pem", "-noout", "-text").outText();
        reasons.forEach((reason, shown) -> {
            String serial = openssl("x509", "-in", file(reason + ".crt"), "-noout", "-serial")
                    .outText()
                    .strip()
                    .replace("serial=", "");
            String entry = list.substring(list.indexOf("Serial Number: " + serial));
            assertEquals(shown, entry.lines().skip(4).findFirst().orElse("").strip(), reason);
        });
    }

    @Test
    void listOfCertificates_issuedInOneCallAndPassedOverInTheNext() throws IOException {
        String list = Files.writeString(
                        folder.resolve("list"), "client\tann\nboth\tmx.acme.example\tmail.acme.example\n")
                .toString();
        ok("ca", "issue", "--ca", ca, "--list", list, "--out", out, "--passphrase-file", pass);
        String issued = ok("ca", "list", "--ca", ca).out();
        assertEquals(2, issued.lines().count(), issued);
        for (String name : List.of("ann", "mx.acme.example")) {
            assertEquals(
                    0,
                    openssl("verify", "-CAfile", ca + "/cacert.pem", file(name + ".crt"))
                            .exit());
        }
        assertEquals(
                0,
                openssl(
                                "verify",
                                "-CAfile",
                                ca + "/cacert.pem",
                                "-verify_hostname",
                                "mail.acme.example",
                                file("mx.acme.example.crt"))
                        .exit());
        ok("ca", "issue", "--ca", ca, "--list", list, "--out", out, "--passphrase-file", pass);
        assertEquals(issued, ok("ca", "list", "--ca", ca).out());
    }

    @Test
    void damagedLedger_saidAndMadeAgain() throws IOException {
        issue("--client", "ann");
        issue("--client", "bob");
        ok("ca", "revoke", "--ca", ca, "--cert", file("bob.crt"), "--passphrase-file", pass);
        ok("ca", "crl", "--ca", ca, "--passphrase-file", pass);
        String before = ok("ca", "list", "--ca", ca).out();
        Path log = Path.of(ca, "ledger", "00000000.jdb");
        byte[] bytes = Files.readAllBytes(log);
        for (int i = bytes.length / 2; i < bytes.length / 2 + 400; i++) {
            bytes[i] ^= 0x5a;
        }
        Files.write(log, bytes);
        Run refused = Run.of("ca", "list", "--ca", ca);
        assertEquals(65, refused.exit(), refused.err());
        assertTrue(refused.err().contains("2 certificates"), refused.err());
        assertTrue(refused.err().contains("ca recover"), refused.err());
        ok("ca", "recover", "--ca", ca);
        // What was issued within one second has no order of its own.
        assertEquals(
                before.lines().sorted().toList(),
                ok("ca", "list", "--ca", ca).out().lines().sorted().toList());
    }

    @Test
    void folderOfOpenSslCa_takenOverAndHandedBack() throws IOException {
        String theirs = folder.resolve("theirs").toString();
        Files.createDirectories(folder.resolve("theirs/newcerts"));
        Files.createDirectories(folder.resolve("theirs/private"));
        Files.writeString(folder.resolve("theirs/index.txt"), "");
        Files.writeString(folder.resolve("theirs/serial"), "10\n");
        Files.writeString(folder.resolve("theirs/crlnumber"), "05\n");
        Path config = Files.writeString(
                folder.resolve("theirs.cnf"),
                "[ca]\ndefault_ca=here\n[here]\ndir=" + theirs
                        + "\ndatabase=$dir/index.txt\nserial=$dir/serial\ncrlnumber=$dir/crlnumber\nnew_certs_dir=$dir/newcerts\n"
                        + "certificate=$dir/cacert.pem\nprivate_key=$dir/private/cakey.pem\ndefault_md=sha256\n"
                        + "default_days=30\ndefault_crl_days=30\npolicy=any\n[any]\ncommonName=supplied\n");
        openssl(OpensslArguments.selfSigned(
                theirs + "/private/cakey.pem", "-out", theirs + "/cacert.pem", "-subj", "/CN=Theirs", "-days", "100"));
        signAtOpenSsl(config, "first");
        ok("ca", "import-openssl", "--ca", theirs);
        assertTrue(ok("ca", "list", "--ca", theirs).out().contains("/CN=first"));
        ok("ca", "issue", "--ca", theirs, "--client", "second", "--out", out);
        assertTrue(openssl("x509", "-in", file("second.crt"), "-noout", "-serial")
                        .outText()
                        .length()
                > "serial=0011223344556677".length());
        ok("ca", "export-openssl", "--ca", theirs, "--force");
        signAtOpenSsl(config, "third");
        assertEquals(
                "serial=11\n",
                openssl("x509", "-in", "third.crt", "-noout", "-serial").outText());
        assertEquals(3, Files.readAllLines(folder.resolve("theirs/index.txt")).size());
    }

    private void signAtOpenSsl(Path config, String name) {
        openssl(OpensslArguments.request(name + ".key", "-out", name + ".csr", "-subj", "/CN=" + name));
        Native.Result signed = openssl(
                "ca", "-config", config.toString(), "-batch", "-notext", "-in", name + ".csr", "-out", name + ".crt");
        assertEquals(0, signed.exit(), signed.errText());
    }
}
