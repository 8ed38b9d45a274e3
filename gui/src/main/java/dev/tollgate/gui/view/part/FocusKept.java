package dev.tollgate.gui.view.part;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the focus where it was when a part of the window is laid out anew. JavaFX would give it to the first control of the
 * window once the one that had it is gone, and the next Enter would press that.
 */
public final class FocusKept {
    private FocusKept() {}

    /**
     * Does {@code rebuild}, which replaces what is in {@code part}. If the focus was there and went with the old
     * controls, the control of the same id gets it, or else the first one in {@code part}.
     */
    public static void in(Parent part, Runnable rebuild) {
        Scene scene = part.getScene();
        Node owner = scene == null ? null : scene.getFocusOwner();
        if (owner == null || !isIn(owner, part)) {
            rebuild.run();
            return;
        }
        String id = idOf(owner, part);
        rebuild.run();
        if (owner.getScene() != scene || !isIn(owner, part)) {
            toSuccessor(part, id);
        }
    }

    /** Gives the focus to the first control in {@code part}, if it has one. */
    public static void toFirst(Parent part) {
        toSuccessor(part, null);
    }

    private static void toSuccessor(Parent part, @Nullable String id) {
        Node successor = id == null ? null : find(part, node -> id.equals(node.getId()));
        if (successor == null) {
            successor = find(part, node -> true);
        }
        (successor == null ? part : successor).requestFocus();
    }

    private static boolean isIn(Node node, Parent part) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == part) {
                return true;
            }
        }
        return false;
    }

    /** The id of {@code owner}, or of the control that it is the inner text field of. */
    private static @Nullable String idOf(Node owner, Parent part) {
        for (Node at = owner; at != null && at != part; at = at.getParent()) {
            if (at.getId() != null) {
                return at.getId();
            }
        }
        return null;
    }

    private static @Nullable Node find(Parent part, Predicate<Node> wanted) {
        Deque<Node> waiting = new ArrayDeque<>(part.getChildrenUnmodifiable());
        while (!waiting.isEmpty()) {
            Node node = waiting.pop();
            if (!node.isVisible() || node.isDisabled()) {
                continue;
            }
            if (node.isFocusTraversable() && wanted.test(node)) {
                return node;
            }
            if (node instanceof Parent parent) {
                List<Node> children = parent.getChildrenUnmodifiable();
                for (int i = children.size() - 1; i >= 0; i--) {
                    waiting.push(children.get(i));
                }
            }
        }
        return null;
    }
}
