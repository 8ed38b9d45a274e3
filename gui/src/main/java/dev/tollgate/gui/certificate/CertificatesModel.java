package dev.tollgate.gui.certificate;

import dev.tollgate.ca.authority.Foundation;
import dev.tollgate.ca.authority.Operator;
import dev.tollgate.ca.entry.EntryLines.IssuerValue;
import dev.tollgate.ca.file.NewFile.Existing;
import dev.tollgate.ca.issue.Purpose;
import dev.tollgate.ca.key.Passphrase;
import dev.tollgate.ca.name.CertificateView;
import dev.tollgate.ca.name.HeldNames;
import dev.tollgate.ca.request.RequestReader;
import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.document.LineCommands;
import dev.tollgate.gui.task.Job;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.task.Problem;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.dn.OneLineStyle;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.VisibleText;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The open authority with its certificates, and what can be done with them. */
public final class CertificatesModel {
    private final EditorModel editor;
    private final LineCommands commands;
    private final Jobs jobs;
    private final LedgerJobs ledger;
    private final AuthorityReader reader;
    private final ObservableList<Path> folders = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Authority>> authority = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<CertificateRow> rows = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<OneLineStyle> style = new SimpleObjectProperty<>(OneLineStyle.OPENSSL_3);
    private final ReadOnlyObjectWrapper<Optional<CertificateRow>> selected =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<CertificateView>> details =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    private Consumer<Trouble> troubleListener = trouble -> {};
    private @Nullable Job reading;
    private @Nullable Job looking;
    private @Nullable Job ordered;

    /** No authority yet; entries go into {@code editor}'s document. */
    public CertificatesModel(EditorModel editor, LineCommands commands, Jobs jobs, Clock clock) {
        this.editor = editor;
        this.commands = commands;
        this.jobs = jobs;
        ledger = new LedgerJobs(jobs, clock);
        reader = new AuthorityReader(clock);
        filter.addListener((observed, before, now) -> showRows());
        style.addListener((observed, before, now) -> readDetails());
        jobs.running().addListener((ListChangeListener<Job>) change -> showBusy());
    }

    private interface OrderWork {
        String run(Operator operator) throws IOException;
    }

    /** The folders of the authorities known here, the newest first. */
    public ObservableList<Path> folders() {
        return folders;
    }

    /** The open authority. */
    public ReadOnlyObjectProperty<Optional<Authority>> authorityProperty() {
        return authority.getReadOnlyProperty();
    }

    /** The certificates that pass the filter. */
    public ObservableList<CertificateRow> rows() {
        return rows;
    }

    /** A part of the subject or of the serial number of the certificates to be shown. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** The OpenSSL that sendmail is linked with: it shapes the names that sendmail holds. */
    public ObjectProperty<OneLineStyle> styleProperty() {
        return style;
    }

    /** The selected certificate. */
    public ReadOnlyObjectProperty<Optional<CertificateRow>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Everything about the selected certificate, once it is read. */
    public ReadOnlyObjectProperty<Optional<CertificateView>> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    /** Whether an order is being carried out; there is one at a time. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Tells {@code listener} what went wrong. */
    public void onTrouble(Consumer<Trouble> listener) {
        troubleListener = listener;
    }

    /** Selects a certificate. */
    public void select(Optional<CertificateRow> row) {
        selected.set(row);
        readDetails();
    }

    /** Opens the authority in {@code folder}. */
    public void open(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        if (reading != null) {
            reading.cancel();
        }
        reading = ledger.start(
                Texts.of("job.certificate.open", root),
                Texts.of("certificate.failed.open"),
                root,
                job -> reader.read(root, job),
                this::show,
                problem -> troubleListener.accept(Trouble.of(problem, () -> open(root), Optional.empty())));
    }

    /** Reads the ledger again. */
    public void refresh() {
        authority.get().ifPresent(open -> open(open.folder()));
    }

    private void show(Authority read) {
        boolean same = authority
                .get()
                .map(Authority::folder)
                .filter(read.folder()::equals)
                .isPresent();
        Optional<CertificateRow> before = same ? selected.get() : Optional.empty();
        if (!folders.contains(read.folder())) {
            folders.add(0, read.folder());
        }
        authority.set(Optional.of(read));
        showRows();
        select(before.flatMap(old -> read.rows().stream()
                .filter(row -> row.serial().equals(old.serial()))
                .findFirst()));
    }

    private void showRows() {
        String wanted = filter.get().toLowerCase(Locale.ROOT).strip();
        rows.setAll(authority.get().map(Authority::rows).orElse(List.of()).stream()
                .filter(row -> row.subject().toLowerCase(Locale.ROOT).contains(wanted)
                        || row.serialHex().toLowerCase(Locale.ROOT).contains(wanted))
                .toList());
    }

    private void readDetails() {
        if (looking != null) {
            looking.cancel();
        }
        details.set(Optional.empty());
        if (authority.get().isEmpty() || selected.get().isEmpty()) {
            return;
        }
        Path root = authority.get().get().folder();
        CertificateRow row = selected.get().get();
        OneLineStyle wanted = style.get();
        looking = ledger.start(
                Texts.of("job.certificate.details", row.serialHex()),
                Texts.of("certificate.failed.details"),
                root,
                job -> reader.view(root, row, wanted),
                view -> details.set(Optional.of(view)),
                problem -> troubleListener.accept(Trouble.of(problem, this::readDetails, Optional.empty())));
    }

    /** Founds what {@code wizard} describes and opens it; {@code done} is told what was done. */
    public void found(AuthorityWizard wizard, Consumer<String> done) {
        Path root = wizard.root();
        Foundation.Plan plan = wizard.plan();
        Optional<Path> parent = wizard.parentProperty().get().map(Authority::folder);
        Optional<Passphrase> above = wizard.above();
        ordered = ledger.start(
                Texts.of("job.certificate.found"),
                Texts.of("certificate.failed.found"),
                root,
                job -> {
                    try {
                        return AuthorityWork.found(
                                root,
                                plan,
                                parent,
                                ledger.operator(above, job),
                                ledger.operator(plan.passphrase(), job));
                    } finally {
                        above.ifPresent(Passphrase::wipe);
                        plan.passphrase().ifPresent(Passphrase::wipe);
                    }
                },
                said -> {
                    done.accept(said);
                    open(root);
                },
                problem -> troubleListener.accept(Trouble.of(problem, () -> found(wizard, done), Optional.empty())));
        showBusy();
    }

    /** Makes a key and its certificate; {@code passphrase} is that of the authority's key. */
    public void issue(Orders.Issue order, String passphrase, Consumer<String> done) {
        Path root = openFolder();
        place(root, "issue", passphrase, operator -> AuthorityWork.issue(root, order, operator), done);
    }

    /**
     * Reads the request in {@code file} for a certificate of {@code purpose}.
     *
     * @param shown gets what it asks for
     * @param refused gets why it cannot be signed
     */
    public void readRequest(String file, Purpose purpose, Consumer<String> shown, Consumer<String> refused) {
        jobs.quietly(
                job -> {
                    try {
                        return ShownRequest.of(RequestReader.read(Path.of(file), purpose));
                    } catch (IOException | InvalidPathException e) {
                        throw new Problem(VisibleText.of(String.valueOf(e.getMessage())), "", e);
                    }
                },
                shown,
                problem -> refused.accept(problem.getMessage()));
    }

    /** Signs a request, if it still asks for what was shown. */
    public void sign(Orders.Sign order, String passphrase, Consumer<String> done) {
        Path root = openFolder();
        place(root, "sign", passphrase, operator -> AuthorityWork.sign(root, order, operator), done);
    }

    /** Revokes a certificate, which takes no key. */
    public void revoke(Orders.Revoke order, Consumer<String> done) {
        Path root = openFolder();
        place(root, "revoke", "", operator -> AuthorityWork.revoke(root, order, operator), done);
    }

    /** Writes the next revocation list. */
    public void writeList(Orders.RevocationList order, String passphrase, Consumer<String> done) {
        Path root = openFolder();
        place(root, "list", passphrase, operator -> AuthorityWork.list(root, order, operator), done);
    }

    private void place(Path root, String kind, String passphrase, OrderWork work, Consumer<String> done) {
        Optional<Passphrase> secret = passphrase.isEmpty() ? Optional.empty() : Optional.of(Passphrase.of(passphrase));
        ordered = ledger.start(
                Texts.of("job.certificate." + kind),
                Texts.of("certificate.failed." + kind),
                root,
                job -> {
                    try {
                        return work.run(ledger.operator(secret, job));
                    } finally {
                        secret.ifPresent(Passphrase::wipe);
                    }
                },
                said -> {
                    done.accept(said);
                    open(root);
                },
                problem -> troubleListener.accept(
                        Trouble.of(problem, () -> place(root, kind, passphrase, work, done), Optional.empty())));
        showBusy();
    }

    /** Writes a copy of a certificate; a file that is in the way is replaced only when {@code existing} says so. */
    public void export(Orders.Export order, Existing existing, Consumer<String> done) {
        Path root = openFolder();
        ordered = ledger.start(
                Texts.of("job.certificate.export"),
                Texts.of("certificate.failed.export"),
                root,
                job -> AuthorityWork.export(root, order, existing, ledger.operator(Optional.empty(), job)),
                done,
                problem -> troubleListener.accept(Trouble.of(
                        problem,
                        () -> export(order, existing, done),
                        Optional.of(() -> export(order, Existing.REPLACE, done)))));
        showBusy();
    }

    /** Reads the certificate in {@code file}; {@code done} is told the names that sendmail would hold. */
    public void readNames(Path file, Consumer<HeldNames> done) {
        OneLineStyle wanted = style.get();
        jobs.start(
                Texts.of("job.certificate.names", String.valueOf(file.getFileName())),
                job -> {
                    try {
                        return CertificateView.read(file, wanted).names();
                    } catch (IOException e) {
                        throw Problem.file(Texts.of("certificate.failed.names"), file, e);
                    }
                },
                done,
                problem -> troubleListener.accept(new Trouble(problem, Optional.empty())));
    }

    /**
     * Adds the entries by which the selected certificate's holder may relay.
     *
     * @param value for whom of its issuer
     * @param done is told what the file lacked; by then it is there
     */
    public void addRelayEntries(IssuerValue value, Consumer<RelayEntries> done) {
        details.get().ifPresent(view -> {
            AccessFile document = editor.document();
            jobs.start(
                    Texts.of("job.certificate.relay"),
                    job -> RelayEntries.plan(document, view.names(), value),
                    plan -> {
                        if (editor.document() != document) {
                            addRelayEntries(value, done);
                            return;
                        }
                        if (plan instanceof RelayEntries.Missing missing) {
                            commands.insert(Texts.of("edit.relay"), missing.below(), missing.lines());
                        }
                        done.accept(plan);
                    },
                    problem -> troubleListener.accept(new Trouble(problem, Optional.empty())));
        });
    }

    private Path openFolder() {
        return authority
                .get()
                .map(Authority::folder)
                .orElseThrow(() -> new IllegalStateException("an order without an authority"));
    }

    private void showBusy() {
        busy.set(ordered != null && jobs.running().contains(ordered));
    }
}
