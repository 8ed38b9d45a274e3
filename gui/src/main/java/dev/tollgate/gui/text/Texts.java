package dev.tollgate.gui.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the user interface, by key. A translation is one more properties file beside the English one. */
public final class Texts {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dev.tollgate.gui.text.texts");

    private Texts() {}

    /** The text for {@code key}. */
    public static String of(String key) {
        return BUNDLE.getString(key);
    }

    /** The text for {@code key} with its places {0}, {1}, … filled as {@link MessageFormat} does. */
    public static String of(String key, Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), Locale.US).format(arguments);
    }
}
