package dev.tollgate.gui.view.window;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.tollgate.gui.settings.Settings;
import dev.tollgate.gui.settings.SystemTheme;
import javafx.application.Application;

/** Light and dark. */
final class Themes {
    private Themes() {}

    static void apply(Settings.Theme theme) {
        boolean dark = theme == Settings.Theme.DARK || theme == Settings.Theme.SYSTEM && SystemTheme.isDark();
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }
}
