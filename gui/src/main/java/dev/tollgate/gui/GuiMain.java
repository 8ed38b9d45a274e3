package dev.tollgate.gui;

import dev.tollgate.gui.text.Texts;
import dev.tollgate.store.environment.Deserialization;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;

/**
 * Starts the desktop editor: {@code GuiMain [--cf FILE | --mc FILE] [FILE | URL]}. It is no {@link Application} itself,
 * because the Java launcher would then insist on JavaFX being on the module path.
 */
public final class GuiMain {
    /** sysexits.h: the command was used wrongly. */
    private static final int USAGE = 64;

    /** JavaFX warns at every start that it is not on the module path. Held, because a forgotten logger has no level. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private GuiMain() {}

    /** Starts the editor or prints its usage; says what is wrong with {@code arguments} and exits with 64. */
    public static void main(String[] arguments) {
        Deserialization.forbid();
        List<String> words = List.of(arguments);
        if (words.contains("--help") || words.contains("-h")) {
            System.out.println(Texts.of("arguments.help"));
            return;
        }
        try {
            GuiArguments.parse(words);
        } catch (IllegalArgumentException e) {
            System.err.println(Texts.of("arguments.wrong", String.valueOf(e.getMessage())));
            System.exit(USAGE);
        }
        JAVAFX.setLevel(Level.SEVERE);
        Application.launch(TollgateApp.class, arguments);
    }
}
