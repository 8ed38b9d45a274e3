package dev.tollgate.gui.view.part;

import java.util.Arrays;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.event.EventHandler;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/**
 * Gives the items of a split pane their shares. A window gets its size by and by, and the items would keep what they had of
 * the first one; so this goes on until the user drags a divider.
 */
public final class PaneShares implements InvalidationListener, EventHandler<MouseEvent> {
    private final SplitPane pane;
    private final double[] dividers;
    private final ReadOnlyDoubleProperty length;
    private boolean dragged;

    private PaneShares(SplitPane pane, double... dividers) {
        this.pane = pane;
        this.dividers = Arrays.copyOf(dividers, dividers.length);
        length = pane.getOrientation() == Orientation.HORIZONTAL ? pane.widthProperty() : pane.heightProperty();
    }

    /** Sets where the dividers of {@code pane} are, each from 0 to 1. */
    public static void set(SplitPane pane, double... dividers) {
        PaneShares shares = new PaneShares(pane, dividers);
        pane.setDividerPositions(dividers);
        shares.length.addListener(shares);
        pane.addEventFilter(MouseEvent.MOUSE_PRESSED, shares);
    }

    @Override
    public void invalidated(Observable changed) {
        // The pane divides its new length first.
        Platform.runLater(() -> {
            if (!dragged) {
                pane.setDividerPositions(dividers);
            }
        });
    }

    @Override
    public void handle(MouseEvent pressed) {
        for (Node node = (Node) pressed.getTarget(); node != null && node != pane; node = node.getParent()) {
            if (node.getParent() == pane && node.getStyleClass().contains("split-pane-divider")) {
                dragged = true;
                length.removeListener(this);
                pane.removeEventFilter(MouseEvent.MOUSE_PRESSED, this);
            }
        }
    }
}
