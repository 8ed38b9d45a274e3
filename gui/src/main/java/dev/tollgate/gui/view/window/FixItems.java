package dev.tollgate.gui.view.window;

import dev.tollgate.gui.workbench.Workbench;
import java.util.List;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The corrections of what was found on one line, as menu items. */
final class FixItems {
    private FixItems() {}

    static List<MenuItem> of(Workbench workbench, int line) {
        return workbench.problems().on(line).stream()
                .flatMap(finding -> finding.fix().stream().map(fix -> {
                    MenuItem item = new MenuItem(
                            finding.rule() + ": " + workbench.problems().words(finding, fix.description()),
                            new FontIcon(Feather.TOOL));
                    item.setMnemonicParsing(false);
                    item.setOnAction(event -> workbench.problems().fix(finding));
                    return item;
                }))
                .toList();
    }
}
