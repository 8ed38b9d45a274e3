package dev.tollgate.gui;

import dev.tollgate.gui.text.Texts;
import java.util.List;
import javafx.application.Application;

/**
 * Starts the desktop editor: {@code GuiMain [--cf FILE | --mc FILE] [FILE]}. It is no {@link Application} itself,
 * because the Java launcher would then insist on JavaFX being on the module path.
 */
public final class GuiMain {
    /** sysexits.h: the command was used wrongly. */
    private static final int USAGE = 64;

    private GuiMain() {}

    /** Starts the editor or prints its usage; says what is wrong with {@code arguments} and exits with 64. */
    public static void main(String[] arguments) {
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
        Application.launch(TollgateApp.class, arguments);
    }
}
