package dev.tollgate.gui.directory;

import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.gui.certificate.Orders.Order;
import dev.tollgate.gui.settings.Settings;
import dev.tollgate.toolkit.directory.DirectoryPlace;
import dev.tollgate.toolkit.directory.DirectoryPlace.Whose;
import java.util.Optional;

/**
 * A directory to be opened, as it was typed.
 *
 * @param whose whose entries
 * @param name the cluster's or host's name
 * @param bindDn who asks; empty for nobody
 * @param authorities a file with certificates; empty for those of this Java
 */
public record DirectoryOrder(
        String url, String base, Whose whose, String name, String bindDn, String password, String authorities)
        implements Order {
    private static final String PREFIX = "ldap.";

    /** What was opened last, without the password. */
    public static DirectoryOrder remembered(Settings settings) {
        return new DirectoryOrder(
                settings.word(PREFIX + "url", ""),
                settings.word(PREFIX + "base", ""),
                settings.word(PREFIX + "whose", "").equals(Whose.HOST.name()) ? Whose.HOST : Whose.CLUSTER,
                settings.word(PREFIX + "name", ""),
                settings.word(PREFIX + "bind", ""),
                "",
                settings.word(PREFIX + "ca", ""));
    }

    /** Keeps all but the password for the next time. */
    public void remember(Settings settings) {
        settings.setWord(PREFIX + "url", url);
        settings.setWord(PREFIX + "base", base);
        settings.setWord(PREFIX + "whose", whose.name());
        settings.setWord(PREFIX + "name", name);
        settings.setWord(PREFIX + "bind", bindDn);
        settings.setWord(PREFIX + "ca", authorities);
    }

    @Override
    public Optional<String> lacking() {
        try {
            place();
            return Optional.empty();
        } catch (DirectoryException e) {
            return Optional.of(e.getMessage() + ": " + e.help());
        }
    }

    /** The place that is meant. */
    public DirectoryPlace place() throws DirectoryException {
        return DirectoryPlace.of(url, base, whose, name, bindDn, password, authorities);
    }

    /** The password stays out of every message. */
    @Override
    public String toString() {
        return url;
    }
}
