package dev.tollgate.gui.view.window;

import dev.tollgate.gui.settings.Settings;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Where the window is on the screen, and how large. */
final class WindowPlace {
    /** A smaller window cannot be used, in pixels. */
    private static final double LEAST_WIDTH = 640;

    private static final double LEAST_HEIGHT = 480;

    private WindowPlace() {}

    /** Shows {@code stage} where it was last. */
    static void show(Stage stage, Settings settings) {
        Settings.Window place = settings.window();
        boolean onScreen = !Screen.getScreensForRectangle(place.x(), place.y(), place.width(), 1)
                .isEmpty();
        if (onScreen) {
            stage.setX(place.x());
            stage.setY(place.y());
        }
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        setSize(stage, place);
        stage.setMaximized(place.maximized());
        stage.show();
        if (!place.maximized()) {
            // Some window managers forget what was asked for before the window was there.
            setSize(stage, place);
        }
    }

    private static void setSize(Stage stage, Settings.Window place) {
        stage.setWidth(Math.max(LEAST_WIDTH, place.width()));
        stage.setHeight(Math.max(LEAST_HEIGHT, place.height()));
    }

    /** Remembers where {@code stage} is. */
    static void remember(Stage stage, Settings settings) {
        settings.setWindow(new Settings.Window(
                stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized()));
    }
}
