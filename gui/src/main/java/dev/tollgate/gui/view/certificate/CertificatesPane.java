package dev.tollgate.gui.view.certificate;

import dev.tollgate.ca.entry.EntryLines.IssuerValue;
import dev.tollgate.gui.certificate.Authority;
import dev.tollgate.gui.certificate.CertificateRow;
import dev.tollgate.gui.certificate.CertificatesModel;
import dev.tollgate.gui.certificate.RelayEntries;
import dev.tollgate.gui.certificate.Standing;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.FocusKept;
import dev.tollgate.gui.view.part.PaneShares;
import dev.tollgate.gui.view.part.PaneTables;
import dev.tollgate.gui.view.part.Times;
import dev.tollgate.gui.workbench.Notice.Kind;
import dev.tollgate.gui.workbench.Notice.Topic;
import dev.tollgate.gui.workbench.Workbench;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Authorities and their certificates: the ledger on the left; on the right the selected one, or a form. */
public final class CertificatesPane extends BorderPane {
    private final Workbench workbench;
    private final CertificatesModel model;
    private final IntConsumer goTo;
    private final TableView<CertificateRow> table;
    /** The details or a form. */
    private final BorderPane side = new BorderPane();

    private final ScrollPane details;
    private final Runnable makeRoom;
    private final CertificateForms forms;
    private final BooleanBinding noAuthority;

    /** {@code makeRoom} gives this pane the height that a form needs. */
    public CertificatesPane(Workbench workbench, IntConsumer goTo, Runnable makeRoom) {
        this.workbench = workbench;
        this.makeRoom = makeRoom;
        this.goTo = goTo;
        model = workbench.certificates();
        details = new ScrollPane(new CertificateDetails(model));
        details.setFitToWidth(true);
        forms = new CertificateForms(model, this::say, this::showDetails);
        noAuthority = Bindings.createBooleanBinding(
                () -> model.authorityProperty().get().isEmpty(), model.authorityProperty());
        table = table();
        showDetails();
        SplitPane split = new SplitPane(table, side);
        PaneShares.set(split, 0.58);
        setTop(new VBox(authorityBar(), orderBar()));
        setCenter(split);
    }

    private FlowPane authorityBar() {
        ComboBox<Path> authority = new ComboBox<>(model.folders());
        authority.setId("authority");
        authority.setAccessibleText(Texts.of("certificate.authority"));
        authority.setPromptText(Texts.of("certificate.authority.none"));
        authority.setPrefWidth(260);
        model.authorityProperty().subscribe(open -> open.map(Authority::folder).ifPresent(authority::setValue));
        authority.setOnAction(event -> {
            Path chosen = authority.getValue();
            if (chosen != null
                    && !model.authorityProperty().get().map(Authority::folder).equals(Optional.of(chosen))) {
                showDetails();
                model.open(chosen);
            }
        });
        Label state = new Label();
        state.setId("authority-state");
        model.authorityProperty().subscribe(open -> show(state, open));
        TextField filter = new TextField();
        filter.setId("certificate-filter");
        filter.setMinWidth(220);
        filter.setPromptText(Texts.of("certificate.filter"));
        filter.setAccessibleText(Texts.of("certificate.filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        return PaneTables.wideBar(
                authority,
                PaneTables.button("certificate.open", Feather.FOLDER, this::chooseFolder),
                PaneTables.button("certificate.found", Feather.PLUS, this::found),
                filter,
                state);
    }

    private static void show(Label state, Optional<Authority> open) {
        state.getStyleClass().removeIf(style -> style.startsWith("level-"));
        if (open.isEmpty()) {
            state.setText("");
            state.setGraphic(null);
            return;
        }
        Authority authority = open.get();
        boolean overdue =
                authority.listDue().filter(due -> due.isBefore(Instant.now())).isPresent();
        String list = authority
                .listDue()
                .map(due -> Texts.of(overdue ? "certificate.list.overdue" : "certificate.list.due", Times.day(due)))
                .orElse(Texts.of("certificate.list.none"));
        Standing standing = overdue ? Standing.EXPIRED : authority.standing();
        state.setText(Texts.of("certificate.authority.state", Times.day(authority.notAfter()), list));
        state.setGraphic(new FontIcon(CertificateStateCell.icon(standing)));
        state.getStyleClass().add(CertificateStateCell.style(standing));
    }

    private FlowPane orderBar() {
        BooleanBinding noRow = Bindings.createBooleanBinding(
                () -> model.selectedProperty().get().isEmpty(), model.selectedProperty());
        BooleanBinding notRevocable = Bindings.createBooleanBinding(
                () -> model.selectedProperty()
                        .get()
                        .filter(CertificateRow::isRevocable)
                        .isEmpty(),
                model.selectedProperty());
        BooleanBinding noDetails = Bindings.createBooleanBinding(
                () -> model.detailsProperty().get().isEmpty(), model.detailsProperty());
        MenuButton relay = new MenuButton(
                Texts.of("certificate.relay"),
                new FontIcon(Feather.CORNER_DOWN_RIGHT),
                relayItem("certificate.relay.one", IssuerValue.SUBJECT),
                relayItem("certificate.relay.all", IssuerValue.RELAY));
        relay.setId("certificate-relay");
        relay.setMinWidth(USE_PREF_SIZE);
        relay.disableProperty().bind(noDetails);
        Button revoke = unless(notRevocable, "certificate.form.revoke", Feather.SLASH, this::revoke);
        Button export = unless(noRow, "certificate.form.export", Feather.DOWNLOAD, this::export);
        ContextMenu menu = PaneTables.menu(revoke, export);
        menu.getItems()
                .addAll(
                        relayItem("certificate.relay.one", IssuerValue.SUBJECT),
                        relayItem("certificate.relay.all", IssuerValue.RELAY));
        table.setContextMenu(menu);
        return PaneTables.wideBar(
                unless(noAuthority, "certificate.form.issue", Feather.FILE_PLUS, () -> authority(forms::issue)),
                unless(noAuthority, "certificate.form.sign", Feather.EDIT_3, () -> authority(forms::sign)),
                unless(noAuthority, "certificate.form.list", Feather.LIST, () -> authority(forms::list)),
                revoke,
                export,
                relay,
                unless(noAuthority, "certificate.refresh", Feather.REFRESH_CW, model::refresh));
    }

    private static Button unless(BooleanBinding impossible, String key, Feather icon, Runnable action) {
        Button button = PaneTables.button(key, icon, action);
        button.disableProperty().bind(impossible);
        return button;
    }

    private MenuItem relayItem(String key, IssuerValue value) {
        MenuItem item = new MenuItem(Texts.of(key));
        item.setId(key.replace('.', '-'));
        item.setOnAction(event -> model.addRelayEntries(value, this::added));
        return item;
    }

    private TableView<CertificateRow> table() {
        TableView<CertificateRow> rows = new TableView<>(model.rows());
        rows.setId("certificates");
        rows.setAccessibleText(Texts.of("certificate.table"));
        Label none = new Label();
        none.setWrapText(true);
        none.getStyleClass().add("placeholder-text");
        none.textProperty()
                .bind(Bindings.when(noAuthority)
                        .then(Texts.of("certificate.table.no.authority"))
                        .otherwise(Texts.of("certificate.table.none")));
        rows.setPlaceholder(none);
        TableColumn<CertificateRow, Standing> state = new TableColumn<>(Texts.of("certificate.state"));
        state.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().standing()));
        state.setCellFactory(column -> new CertificateStateCell());
        state.setPrefWidth(130);
        rows.getColumns().add(state);
        TableColumn<CertificateRow, CertificateRow> name = new TableColumn<>(Texts.of("certificate.name"));
        name.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        name.setComparator(Comparator.comparing(CertificateRow::name));
        name.setCellFactory(column -> new CertificateNameCell());
        name.setPrefWidth(270);
        rows.getColumns().add(name);
        PaneTables.add(rows, "certificate.until", 110, row -> Times.day(row.notAfter()));
        PaneTables.add(rows, "certificate.purpose", 130, row -> purpose(row.purpose()));
        PaneTables.add(rows, "certificate.serial", 160, CertificateRow::serialHex);
        PaneTables.add(rows, "certificate.by", 90, CertificateRow::issuedBy);
        rows.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> {
            if (!Optional.ofNullable(now).equals(model.selectedProperty().get())) {
                model.select(Optional.ofNullable(now));
                if (now != null) {
                    // Only a choice of the user's takes a form away; reading the ledger again does not.
                    showDetails();
                }
            }
        });
        model.selectedProperty()
                .subscribe(row -> row.ifPresentOrElse(
                        chosen -> rows.getSelectionModel().select(chosen),
                        () -> rows.getSelectionModel().clearSelection()));
        return rows;
    }

    private static String purpose(String word) {
        return switch (word) {
            case "server", "client", "both", "ca" -> Texts.of("purpose." + word);
            default -> word;
        };
    }

    private interface AuthorityForm {
        Node of(Authority authority);
    }

    private void authority(AuthorityForm form) {
        model.authorityProperty().get().ifPresent(open -> showForm(form.of(open)));
    }

    private void revoke() {
        model.selectedProperty().get().ifPresent(row -> showForm(forms.revoke(row, () -> authority(forms::list))));
    }

    private void export() {
        Optional<Authority> open = model.authorityProperty().get();
        Optional<CertificateRow> row = model.selectedProperty().get();
        if (open.isPresent() && row.isPresent()) {
            showForm(forms.export(row.get(), open.get().folder()));
        }
    }

    private void found() {
        Path file = workbench.editor().pathProperty().get();
        Path folder = file == null || file.getParent() == null
                ? Path.of("CA")
                : file.getParent().resolve("CA");
        showForm(new AuthorityWizardView(model, folder.toAbsolutePath().toString(), this::say, this::showDetails));
    }

    private void chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.of("certificate.open"));
        File chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) {
            showDetails();
            model.open(chosen.toPath());
        }
    }

    private void showForm(Node form) {
        side.setCenter(form);
        makeRoom.run();
        form.applyCss();
        if (form.lookup(".form-grid") instanceof Parent fields) {
            FocusKept.toFirst(fields);
        }
    }

    private void showDetails() {
        FocusKept.in(side, () -> side.setCenter(details));
    }

    private void say(String done) {
        workbench.notices().tell(Topic.CERTIFICATES, Kind.GOOD, done);
    }

    private void added(RelayEntries entries) {
        if (entries instanceof RelayEntries.Missing missing) {
            say(Texts.of("certificate.relay.added", missing.lines().size()));
            goTo.accept(missing.below() + 1);
        } else if (entries instanceof RelayEntries.Present present) {
            say(Texts.of("certificate.relay.present", present.line()));
            goTo.accept(present.line());
        } else if (entries instanceof RelayEntries.Contradicted other) {
            workbench
                    .notices()
                    .tell(
                            Topic.CERTIFICATES,
                            Kind.WARNING,
                            Texts.of("certificate.relay.contradicted", other.line(), other.value()));
            goTo.accept(other.line());
        } else {
            workbench.notices().tell(Topic.CERTIFICATES, Kind.WARNING, Texts.of("certificate.relay.impossible"));
        }
    }
}
