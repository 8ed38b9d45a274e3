package dev.tollgate.gui.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.ca.entry.EntryLines.IssuerValue;
import dev.tollgate.ca.file.NewFile.Existing;
import dev.tollgate.ca.issue.Purpose;
import dev.tollgate.ca.key.KeyType;
import dev.tollgate.gui.certificate.Orders.ExportForm;
import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.document.LineCommands;
import dev.tollgate.gui.task.Job;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.task.SameThread;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.store.ledger.RevocationReason;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.OpensslArguments;
import dev.tollgate.testkit.Oracle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesModelTest {
    private static final String PASSPHRASE = "Frankfurt am Main";

    @TempDir
    Path folder;

    private final List<Trouble> troubles = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final EditorModel editor = new EditorModel(() -> 0);
    private CertificatesModel model;

    @BeforeEach
    void newModel() {
        model = model(SameThread.jobs(), Clock.systemUTC());
    }

    private CertificatesModel model(Jobs jobs, Clock clock) {
        CertificatesModel fresh = new CertificatesModel(editor, new LineCommands(editor), jobs, clock);
        fresh.onTrouble(troubles::add);
        return fresh;
    }

    private static AuthorityWizard wizard(Path root, String name, String passphrase) {
        AuthorityWizard wizard = new AuthorityWizard();
        wizard.folderProperty().set(root.toString());
        wizard.commonNameProperty().set(name);
        wizard.encryptedProperty().set(!passphrase.isEmpty());
        wizard.passphraseProperty().set(passphrase);
        wizard.repeatedProperty().set(passphrase);
        return wizard;
    }

    private void found(String name, String passphrase) {
        model.found(wizard(folder.resolve("CA"), name, passphrase), said::add);
        assertEquals(List.of(), troubles);
    }

    private Orders.Issue order(String name, Purpose purpose, int days) {
        return new Orders.Issue(
                name,
                purpose,
                "",
                KeyType.EC_P256,
                String.valueOf(days),
                folder.resolve("out").toString());
    }

    private String openssl(String... arguments) {
        Native.Result result = Native.run(folder, new byte[0], Oracle.OPENSSL, arguments);
        assertEquals(0, result.exit(), result.errText());
        return result.outText();
    }

    private String trouble() {
        assertEquals(1, troubles.size(), troubles.toString());
        return troubles.remove(0).problem().advice();
    }

    @Test
    void wizard_goesOnOnlyWithWhatItNeeds() {
        AuthorityWizard wizard = new AuthorityWizard();
        wizard.next();
        assertEquals(AuthorityWizard.Step.PLACE, wizard.stepProperty().get());
        wizard.folderProperty().set("/etc/mail/CA");
        wizard.next();
        wizard.countryProperty().set("USA");
        wizard.commonNameProperty().set("Acme Mail CA");
        assertEquals(Optional.of("A country is two letters, such as US."), wizard.lacking());
        wizard.countryProperty().set("us");
        assertEquals("/C=US/CN=Acme+20Mail+20CA", wizard.encodedName());
        wizard.next();
        assertEquals(Optional.of("Choose a passphrase."), wizard.lacking());
        wizard.encryptedProperty().set(false);
        wizard.daysProperty().set("0");
        wizard.next();
        assertEquals(AuthorityWizard.Step.KEY, wizard.stepProperty().get());
        wizard.daysProperty().set("3650");
        wizard.next();
        assertEquals(AuthorityWizard.Step.SUMMARY, wizard.stepProperty().get());
        wizard.back();
        assertEquals(AuthorityWizard.Step.KEY, wizard.stepProperty().get());
    }

    @Test
    void authorityBelowAnother_isTrustedThroughIt() {
        found("Root", PASSPHRASE);
        AuthorityWizard below = wizard(folder.resolve("below"), "Below", "");
        below.parentProperty().set(model.authorityProperty().get());
        assertEquals(Optional.of("Type the passphrase of the signing key."), below.lacking());
        below.parentPassphraseProperty().set(PASSPHRASE);
        model.found(below, said::add);
        model.issue(order("mail.acme.example", Purpose.BOTH, 30), "", said::add);
        assertEquals(List.of(), troubles);
        assertTrue(openssl(
                        "verify",
                        "-x509_strict",
                        "-CAfile",
                        "CA/cacert.pem",
                        "-untrusted",
                        "below/cacert.pem",
                        "out/mail.acme.example.crt")
                .endsWith(": OK\n"));
    }

    private static CertificateRow row(CertificatesModel model, String host) {
        return model.rows().stream()
                .filter(row -> row.subject().endsWith("CN=" + host + ".acme.example"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void rows_showHowLongTheyAreGood() {
        found("Root", "");
        model.issue(order("long.acme.example", Purpose.SERVER, 365), "", said::add);
        model.issue(order("short.acme.example", Purpose.SERVER, 10), "", said::add);
        model.issue(order("lost.acme.example", Purpose.SERVER, 365), "", said::add);
        model.revoke(new Orders.Revoke(row(model, "lost"), RevocationReason.KEY_COMPROMISE), said::add);
        assertEquals(Standing.VALID, model.rows().get(0).standing());
        assertEquals(Standing.VALID, row(model, "long").standing());
        assertEquals(Standing.ENDS_SOON, row(model, "short").standing());
        assertEquals(Standing.REVOKED, row(model, "lost").standing());
        CertificatesModel later =
                model(SameThread.jobs(), Clock.fixed(Instant.now().plus(Duration.ofDays(20)), ZoneOffset.UTC));
        later.open(folder.resolve("CA"));
        assertEquals(Standing.EXPIRED, row(later, "short").standing());
        later.filterProperty().set("SHORT.");
        assertEquals(1, later.rows().size());
    }

    @Test
    void wrongPassphrase_issuesNothing() {
        found("Root", PASSPHRASE);
        model.issue(order("mail.acme.example", Purpose.BOTH, 30), "wrong", said::add);
        assertTrue(trouble().contains("wrong passphrase"));
        assertEquals(1, model.rows().size());
        assertFalse(Files.exists(folder.resolve("out/mail.acme.example.key")));
    }

    @Test
    void badOrders_sayWhatTheyLack() {
        found("Root", "");
        CertificateRow own = model.rows().get(0);
        assertEquals(
                Optional.of("Days of validity: a whole number from 1 to 36,500."),
                order("a.example", Purpose.BOTH, 0).lacking());
        assertEquals(
                Optional.of("This certificate cannot be revoked."),
                new Orders.Revoke(own, RevocationReason.SUPERSEDED).lacking());
        model.issue(order("short", Purpose.SERVER, 30), "", said::add);
        assertTrue(trouble().contains("'short' is not a fully qualified host name"));
    }

    @Test
    void request_isSigned() {
        found("Root", "");
        openssl(OpensslArguments.request("k.pem", "-subj", "/CN=mx.acme.example", "-out", "r.csr"));
        String out = folder.resolve("mx.crt").toString();
        String request = folder.resolve("r.csr").toString();
        List<String> shown = new ArrayList<>();
        model.readRequest(request, Purpose.BOTH, shown::add, troubleText -> {});
        assertEquals(
                List.of("Subject: /CN=mx.acme.example\nNames: none\nFor: server and client\nKey: EC, 256 bits"), shown);
        assertTrue(
                new Orders.Sign(request, Purpose.BOTH, "30", out, "").lacking().isPresent());
        model.sign(new Orders.Sign(request, Purpose.BOTH, "30", out, "Subject: CN = another"), "", said::add);
        assertEquals(1, troubles.size());
        assertFalse(Files.exists(Path.of(out)));
        troubles.clear();
        model.sign(new Orders.Sign(request, Purpose.BOTH, "30", out, shown.get(0)), "", said::add);
        assertEquals(List.of(), troubles);
        assertTrue(openssl("verify", "-CAfile", "CA/cacert.pem", out).endsWith(": OK\n"));
        assertEquals(2, model.rows().size());
    }

    @Test
    void exports_areWhatOpenSslReads() throws IOException {
        found("Root", "");
        model.issue(order("mail.acme.example", Purpose.BOTH, 30), "", said::add);
        CertificateRow row = model.rows().get(1);
        String issued = openssl("x509", "-in", "out/mail.acme.example.crt", "-noout", "-fingerprint");
        export(row, ExportForm.PEM, "c.pem", "");
        assertEquals(issued, openssl("x509", "-in", "c.pem", "-noout", "-fingerprint"));
        export(row, ExportForm.DER, "c.der", "");
        assertEquals(issued, openssl("x509", "-inform", "DER", "-in", "c.der", "-noout", "-fingerprint"));
        export(row, ExportForm.CHAIN, "chain.pem", "");
        assertEquals(
                Files.readString(folder.resolve("c.pem")) + Files.readString(folder.resolve("CA/cacert.pem")),
                Files.readString(folder.resolve("chain.pem")));
        export(row, ExportForm.PKCS12, "c.p12", PASSPHRASE);
        assertTrue(openssl("pkcs12", "-in", "c.p12", "-nodes", "-passin", "pass:" + PASSPHRASE)
                .contains("BEGIN PRIVATE KEY"));
        export(model.rows().get(0), ExportForm.PEM, "ca.pem", "");
        assertEquals(Files.readString(folder.resolve("CA/cacert.pem")), Files.readString(folder.resolve("ca.pem")));

        Files.writeString(folder.resolve("c.pem"), "something else");
        export(row, ExportForm.PEM, "c.pem", "");
        Trouble inTheWay = troubles.remove(0);
        assertEquals("something else", Files.readString(folder.resolve("c.pem")));
        inTheWay.wayOut().orElseThrow().action().run();
        assertEquals(issued, openssl("x509", "-in", "c.pem", "-noout", "-fingerprint"));
    }

    private void export(CertificateRow row, ExportForm form, String out, String passphrase) {
        Orders.Export order = new Orders.Export(
                row,
                form,
                folder.resolve(out).toString(),
                folder.resolve("out/mail.acme.example.key").toString(),
                passphrase,
                passphrase);
        assertEquals(Optional.empty(), order.lacking());
        model.export(order, Existing.KEEP, said::add);
    }

    @Test
    void entries_areAddedOnce() {
        found("Acme CA", "");
        model.issue(order("laptop", Purpose.CLIENT, 30), "", said::add);
        String issuer = "CertIssuer:/CN=Acme+20CA\t";
        String subject = "CertSubject:/CN=laptop\tRELAY\n";
        assertEquals("a.example\tOK\n" + issuer + "SUBJECT\n" + subject, added("a.example\tOK\n", IssuerValue.SUBJECT));
        assertEquals("a.example\tOK\n" + issuer + "RELAY\n", added("a.example\tOK\n", IssuerValue.RELAY));
        assertEquals(
                issuer + "SUBJECT\n" + subject + "a.example\tOK\n",
                added(issuer + "SUBJECT\na.example\tOK\n", IssuerValue.SUBJECT));
        String all = issuer + "RELAY\na.example\tOK\n";
        assertEquals(all, added(all, IssuerValue.SUBJECT));
        String refused = issuer + "SUBJECT\nCertSubject:/CN=laptop\tREJECT\n";
        assertEquals(refused, added(refused, IssuerValue.SUBJECT));
    }

    private String added(String text, IssuerValue value) {
        editor.open(null, AccessFile.parse(text.getBytes(StandardCharsets.ISO_8859_1)));
        model.select(Optional.of(model.rows().get(1)));
        model.addRelayEntries(value, entries -> {});
        return new String(editor.document().render(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void ledgerInUse_isSaidAndTriedAgain() throws IOException, InterruptedException {
        found("Root", "");
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldLedger.class.getName(),
                        folder.resolve("CA/ledger").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        OutputStream in = holder.getOutputStream();
        try (BufferedReader out = holder.inputReader()) {
            assertTrue(String.valueOf(out.readLine()).startsWith("held"));
            model.refresh();
            assertEquals(List.of(), troubles);
            model.issue(order("mail.acme.example", Purpose.BOTH, 30), "", said::add);
            assertTrue(troubles.get(0).problem().advice().contains("in use by another program"));
            in.close();
            assertEquals(0, holder.waitFor());
            troubles.remove(0).wayOut().orElseThrow().action().run();
            assertEquals(List.of(), troubles);
            assertEquals(2, model.rows().size());
        } finally {
            holder.destroy();
        }
    }

    @Test
    void cancelledOrder_leavesNothing() throws IOException {
        found("Root", "");
        List<Runnable> waiting = new ArrayList<>();
        Jobs jobs = new Jobs(Runnable::run, new SameThread() {
            @Override
            public void execute(Runnable work) {
                waiting.add(work);
            }
        });
        CertificatesModel slow = model(jobs, Clock.systemUTC());
        slow.open(folder.resolve("CA"));
        waiting.remove(0).run();
        slow.issue(order("mail.acme.example", Purpose.BOTH, 30), "", said::add);
        assertTrue(slow.busyProperty().get());
        jobs.running().forEach(Job::cancel);
        waiting.remove(0).run();
        assertFalse(slow.busyProperty().get());
        model.refresh();
        assertEquals(1, model.rows().size());
        assertEquals(List.of(), troubles);
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertEquals(0, files.count());
        }
        AuthorityWizard wizard = wizard(folder.resolve("other"), "Other", "");
        slow.found(wizard, said::add);
        jobs.running().forEach(Job::cancel);
        waiting.remove(0).run();
        assertFalse(Files.exists(folder.resolve("other")));
    }

    @Test
    void folderWithoutAuthority_isSaid() {
        model.open(folder);
        assertTrue(trouble().contains("no certificate authority here"));
    }
}
