package dev.tollgate.gui.view.inspector;

import dev.tollgate.gui.view.part.FocusKept;
import dev.tollgate.gui.workbench.Workbench;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** What stands beside the entries: the inspector of what is selected, or a new entry while it is put together. */
public final class SidePane extends StackPane {
    private final Workbench workbench;
    private final InspectorPane inspector;
    private final SeveralView several;
    private final NewEntryPane newEntry;

    /** {@code added} is told the line of each new entry, {@code left} that the focus belongs to the entries again. */
    public SidePane(Workbench workbench, Supplier<Optional<Path>> chooseCertificate, IntConsumer added, Runnable left) {
        this.workbench = workbench;
        FormHelp help = new FormHelp(
                new CertificateNameButton(workbench.certificates(), chooseCertificate),
                chooseCertificate,
                workbench.inspector()::queueGroups);
        inspector = new InspectorPane(workbench, help);
        several = new SeveralView(workbench, help);
        newEntry = new NewEntryPane(workbench, help, added, () -> {
            getChildren().clear();
            showSelected();
            left.run();
        });
        workbench.selection().selectedProperty().subscribe(this::showSelected);
        workbench.editor().onChange(change -> showSelected());
        showSelected();
    }

    /** Asks what a new entry is wanted for. */
    public void askForEntry() {
        show(newEntry);
        newEntry.ask();
    }

    private void showSelected() {
        if (!getChildren().contains(newEntry)) {
            SortedSet<Integer> lines = workbench.selection().lines();
            if (lines.size() > 1) {
                several.show(lines);
            }
            show(lines.size() > 1 ? several : inspector);
        }
    }

    private void show(Node wanted) {
        if (!getChildren().contains(wanted)) {
            FocusKept.in(this, () -> getChildren().setAll(wanted));
        }
    }
}
