package dev.tollgate.toolkit.cf;

import dev.tollgate.model.site.Table;
import dev.tollgate.sendmail.address.Use;
import dev.tollgate.sendmail.cf.Mailer;
import java.util.List;

/**
 * An address for which a table's entry should be found.
 *
 * @param text the address
 * @param use where it stands
 */
record SampleAddress(String text, Use use) {
    /** The mailers for which senders are rewritten, the first that there is. */
    static final List<String> MAILERS = List.of("esmtp", "smtp", "relay", "local");

    /** Nobody's name, for entries that hold for whoever has no entry. */
    private static final String SOMEBODY = "somebody";

    private static final Use RECIPIENT = Use.RECIPIENT;
    private static final Use HEADER_SENDER = new Use(Mailer.AddressPlace.HEADER, Use.Side.SENDER);

    /** The address for the entry with this key. */
    static SampleAddress of(Table table, String key) {
        return switch (table) {
            case VIRTUSER -> new SampleAddress(person(key), RECIPIENT);
            case MAILER -> new SampleAddress(SOMEBODY + "@" + host(key), RECIPIENT);
            case DOMAIN -> new SampleAddress(SOMEBODY + "@" + key, RECIPIENT);
            case GENERICS -> new SampleAddress(person(key), HEADER_SENDER);
        };
    }

    /** Somebody for a domain alone, a detail for a plus sign that wants one. */
    private static String person(String key) {
        int at = key.lastIndexOf('@');
        String user = at < 0 ? key : key.substring(0, at);
        String domain = at < 0 ? "" : key.substring(at);
        if (user.endsWith("++")) {
            user = user.substring(0, user.length() - 1) + "detail";
        } else if (user.endsWith("+*")) {
            user = user.substring(0, user.length() - 1);
        }
        return (user.isEmpty() || user.startsWith("+") ? SOMEBODY + user : user) + domain;
    }

    private static String host(String key) {
        if (key.equals(".")) {
            return "unheard-of.invalid";
        }
        return key.startsWith(".") ? "unheard-of" + key : key;
    }
}
