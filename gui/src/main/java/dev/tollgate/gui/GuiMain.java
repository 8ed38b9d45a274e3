package dev.tollgate.gui;

import javafx.application.Application;

/**
 * Starts the desktop editor: {@code GuiMain [FILE]}. It is no {@link Application} itself, because the Java launcher
 * would then insist on JavaFX being on the module path.
 */
public final class GuiMain {
    private GuiMain() {}

    /** Starts the editor, with {@code arguments} naming at most one file. */
    public static void main(String[] arguments) {
        Application.launch(TollgateApp.class, arguments);
    }
}
