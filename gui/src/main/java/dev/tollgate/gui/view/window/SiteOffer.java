package dev.tollgate.gui.view.window;

import dev.tollgate.gui.settings.Settings;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.workbench.Notice.Choice;
import dev.tollgate.gui.workbench.Notice.Kind;
import dev.tollgate.gui.workbench.Notice.Topic;
import dev.tollgate.gui.workbench.Workbench;
import dev.tollgate.toolkit.site.SiteFile;
import java.nio.file.Path;

/** Offers the configuration that is where it usually is. A no is remembered for the document. */
record SiteOffer(Workbench workbench, Settings settings, Dialogs dialogs) {
    private static final String DECLINED = "declined.";

    void make(Path document, Path site) {
        if (!settings.word(DECLINED + document, "").equals(site.toString())) {
            workbench
                    .notices()
                    .tell(
                            Topic.SITE,
                            Kind.INFORMATION,
                            Texts.of("site.found", site),
                            new Choice(
                                    Texts.of("site.found.use"),
                                    () -> workbench.site().use(SiteFile.of(site))),
                            new Choice(Texts.of("site.found.choose"), dialogs::site),
                            new Choice(
                                    Texts.of("site.found.no"),
                                    () -> settings.setWord(DECLINED + document, site.toString())));
        }
    }
}
