package dev.tollgate.model.site;

import dev.tollgate.sendmail.mc.Includes;
import java.util.Optional;

/**
 * The machine that a configuration is for.
 *
 * @param name its full name, as {@code hostname -f} prints it; empty where nobody knows
 * @param files its files: those that an mc includes and those that fill classes
 */
public record SiteHost(Optional<String> name, Includes files) {
    /** A machine of which nothing is known. */
    public static final SiteHost UNKNOWN = new SiteHost(Optional.empty(), Includes.NONE);

    /** Macro {@code $w}: the name up to its first dot. */
    Optional<String> shortName() {
        return name.map(text -> text.split("\\.", 2)[0]);
    }

    /** Macro {@code $m}: what follows the first dot, which may be nothing. */
    Optional<String> domain() {
        return name.filter(text -> text.indexOf('.') >= 0).map(text -> text.split("\\.", 2)[1]);
    }
}
