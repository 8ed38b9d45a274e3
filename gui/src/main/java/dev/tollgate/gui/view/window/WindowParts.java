package dev.tollgate.gui.view.window;

import dev.tollgate.gui.settings.Settings;
import dev.tollgate.gui.view.part.PaneShares;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/** How the window is shared out: entries, what stands beside them, and panes below; the last two can be folded away. */
final class WindowParts {
    private static final String COLUMNS = "divider.columns";
    private static final String ROWS = "divider.rows";
    private static final String FOLDED_SIDE = "folded.side";
    private static final String FOLDED_PANES = "folded.panes";

    /** What a form below leaves of the height. */
    private static final double FORM_SHARE = 0.4;

    /** What a question below needs of the height, in pixels, and the least that it leaves of it. */
    private static final double REVIEW_HEIGHT = 260;

    private static final double REVIEW_SHARE = 0.4;

    /** What a form beside the entries needs of the height, in pixels. */
    private static final double ENTRY_HEIGHT = 360;

    /** Less of a part of the window is not worth having. */
    private static final double LEAST_PART = 130;

    private final SplitPane columns = new SplitPane();
    private final SplitPane rows = new SplitPane();
    private final Region side;
    private final BottomPanes bottom;
    private final Settings settings;
    private final Runnable toEntries;
    private final BooleanProperty sideShown = new SimpleBooleanProperty(true);
    private double columnShare;
    private double rowShare;

    /**
     * The parts of a window.
     *
     * @param middle the entries
     * @param side what stands beside them
     * @param notices what stands below both
     * @param bottom the panes below
     * @param toEntries gives the focus to the entries
     */
    WindowParts(Region middle, Region side, Region notices, BottomPanes bottom, Settings settings, Runnable toEntries) {
        this.side = side;
        this.bottom = bottom;
        this.settings = settings;
        this.toEntries = toEntries;
        columnShare = settings.number(COLUMNS, 0.7);
        rowShare = settings.number(ROWS, 0.6);
        columns.setId("columns");
        columns.getItems().addAll(middle, side);
        SplitPane.setResizableWithParent(side, false);
        // Above they would move what is below them away from the mouse.
        BorderPane upper = new BorderPane(columns);
        upper.setBottom(notices);
        rows.setId("rows");
        rows.setOrientation(Orientation.VERTICAL);
        rows.getItems().addAll(upper, bottom);
        SplitPane.setResizableWithParent(bottom, false);
        for (Region part : List.of(middle, side, upper, bottom)) {
            part.setMinSize(LEAST_PART, LEAST_PART);
        }
        PaneShares.set(columns, columnShare);
        PaneShares.set(rows, rowShare);
        columns.addEventFilter(MouseEvent.MOUSE_CLICKED, clicked -> onDivider(clicked, columns, sideShown));
        rows.addEventFilter(MouseEvent.MOUSE_CLICKED, clicked -> onDivider(clicked, rows, bottom.unfoldedProperty()));
        sideShown.set(!Boolean.parseBoolean(settings.word(FOLDED_SIDE, "")));
        bottom.unfoldedProperty().set(!Boolean.parseBoolean(settings.word(FOLDED_PANES, "")));
        sideShown.subscribe((before, now) -> showSide(now));
        bottom.unfoldedProperty().subscribe((before, now) -> showRows(now));
        if (!sideShown.get()) {
            columns.getItems().remove(side);
        }
    }

    /** A double click on what divides two parts folds one of them away. */
    private static void onDivider(MouseEvent clicked, SplitPane divided, BooleanProperty shown) {
        if (clicked.getClickCount() == 2
                && clicked.getButton() == MouseButton.PRIMARY
                && isDividerOf(divided, (Node) clicked.getTarget())) {
            shown.set(!shown.get());
            clicked.consume();
        }
    }

    private static boolean isDividerOf(SplitPane divided, Node clicked) {
        for (Node node = clicked; node != null && node != divided; node = node.getParent()) {
            if (node.getParent() == divided && node.getStyleClass().contains("split-pane-divider")) {
                return true;
            }
        }
        return false;
    }

    private void showSide(boolean shown) {
        if (shown) {
            columns.getItems().add(side);
            columns.setDividerPositions(columnShare);
        } else {
            leave(side);
            columnShare = columns.getDividerPositions()[0];
            columns.getItems().remove(side);
        }
    }

    private void showRows(boolean shown) {
        if (shown) {
            bottom.setMinHeight(LEAST_PART);
            rows.setDividerPositions(rowShare);
        } else {
            leave(bottom);
            rowShare = rows.getDividerPositions()[0];
            rows.setDividerPositions(1);
        }
    }

    /** The focus does not stay in what goes out of sight. */
    private void leave(Node folded) {
        Node owner = rows.getScene() == null ? null : rows.getScene().getFocusOwner();
        for (Node node = owner; node != null; node = node.getParent()) {
            if (node == folded) {
                toEntries.run();
                return;
            }
        }
    }

    /** All parts in one. */
    SplitPane rows() {
        return rows;
    }

    /** Entries and what stands beside them. */
    SplitPane columns() {
        return columns;
    }

    /** Whether there is something beside the entries. */
    BooleanProperty sideShownProperty() {
        return sideShown;
    }

    /** Gives the lower panes the height that a form needs. */
    void makeRoomForForm() {
        giveRows(FORM_SHARE);
    }

    /** Gives the lower panes the height that a question needs: one that was dragged shut would hide what is asked. */
    void makeRoomForReview() {
        giveRows(Math.max(REVIEW_SHARE, 1 - REVIEW_HEIGHT / Math.max(1, rows.getHeight())));
    }

    private void giveRows(double most) {
        bottom.unfoldedProperty().set(true);
        if (rows.getDividerPositions()[0] > most) {
            rows.setDividerPositions(most);
        }
    }

    /** Shows what is beside the entries, with the height that a new entry needs. */
    void makeRoomForEntry() {
        sideShown.set(true);
        double needed = Math.min(1, ENTRY_HEIGHT / Math.max(1, rows.getHeight()));
        if (bottom.unfoldedProperty().get() && rows.getDividerPositions()[0] < needed) {
            rows.setDividerPositions(needed);
        }
    }

    /** Keeps in the settings how the window is shared out. */
    void remember() {
        settings.setWord(FOLDED_SIDE, Boolean.toString(!sideShown.get()));
        settings.setWord(
                FOLDED_PANES, Boolean.toString(!bottom.unfoldedProperty().get()));
        settings.setNumber(COLUMNS, sideShown.get() ? columns.getDividerPositions()[0] : columnShare);
        settings.setNumber(ROWS, bottom.unfoldedProperty().get() ? rows.getDividerPositions()[0] : rowShare);
    }
}
