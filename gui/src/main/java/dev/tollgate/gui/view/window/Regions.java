package dev.tollgate.gui.view.window;

import dev.tollgate.gui.view.source.SourcePane;
import dev.tollgate.gui.view.table.EntryTablePane;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TabPane;
import org.jspecify.annotations.Nullable;

/**
 * The parts of the window, which F6 and Shift+F6 step through. It is the way out of the text, where Tab types a tab, and a
 * short one from everywhere else.
 */
final class Regions {
    private final Node root;
    private final List<Parent> parts;

    /** The parts of {@code root} in the order of stepping; those that are not shown are passed over. */
    Regions(Node root, List<Parent> parts) {
        this.root = root;
        this.parts = List.copyOf(parts);
    }

    void next() {
        step(1);
    }

    void previous() {
        step(-1);
    }

    private void step(int by) {
        int from = current();
        int count = parts.size();
        for (int i = 1; i <= count; i++) {
            int at = from < 0 ? (by > 0 ? i - 1 : count - i) : Math.floorMod(from + i * by, count);
            Parent part = parts.get(at);
            if (part.getScene() != null && focus(part)) {
                return;
            }
        }
    }

    private int current() {
        Node focused = root.getScene().getFocusOwner();
        for (Node node = focused; node != null; node = node.getParent()) {
            int at = parts.indexOf(node);
            if (at >= 0) {
                return at;
            }
        }
        return -1;
    }

    /** Gives the focus to what a user would go to first in {@code part}. */
    private static boolean focus(Parent part) {
        Node first = part instanceof EntryTablePane table
                ? table.table()
                : part instanceof SourcePane source ? source.area() : part instanceof TabPane ? part : first(part);
        if (first == null) {
            return false;
        }
        first.requestFocus();
        return true;
    }

    private static @Nullable Node first(Parent parent) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (!child.isVisible() || child.isDisabled()) {
                continue;
            }
            if (child.isFocusTraversable()) {
                return child;
            }
            Node below = child instanceof Parent inner ? first(inner) : null;
            if (below != null) {
                return below;
            }
        }
        return null;
    }
}
