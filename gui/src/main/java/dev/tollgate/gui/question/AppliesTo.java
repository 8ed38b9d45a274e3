package dev.tollgate.gui.question;

import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.secret.Secrets;
import java.util.EnumSet;
import java.util.Set;

/** Whom an entry stands for, in words. */
final class AppliesTo {
    /** Tags under which a user is looked up whatever the domain; elsewhere it must be one of class w. */
    private static final Set<Tag> FOR_ANYBODY = EnumSet.of(Tag.FROM, Tag.TLS_RCPT);

    private static final int OCTETS = 4;
    private static final int GROUPS = 8;
    private static final int BITS_OF_GROUP = 16;

    private AppliesTo() {}

    /** Whom {@code entry} stands for; that nobody asks for it, where its tag has no such keys. */
    static String of(Entry entry) {
        if (!entry.tag().looksUp(entry.key().kind())) {
            return Texts.of("reach.nothing");
        }
        String left = Secrets.HIDDEN.line(entry.left());
        if (!left.equals(entry.left())) {
            return ShownText.of(left);
        }
        String key = ShownText.of(entry.key().text());
        return switch (entry.key().kind()) {
            case DEFAULT -> Texts.of("reach.default", entry.tag().text());
            case ADDRESS -> {
                int at = key.lastIndexOf('@');
                yield Texts.of("reach.address", key, key.substring(0, at), key.substring(at + 1));
            }
            case USER -> Texts.of(FOR_ANYBODY.contains(entry.tag()) ? "reach.user" : "reach.user.local", key);
            case DOMAIN -> Texts.of("reach.domain", key);
            case SUBDOMAINS -> Texts.of("reach.below", key.substring(1));
            case BRACKETED -> Texts.of("reach.bracketed", key);
            case IPV4 -> ipv4(key);
            case IPV6 -> ipv6(key);
            case DISTINGUISHED_NAME -> Texts.of("reach.name");
            case PAIR -> Texts.of("reach.pair", key.split("<@>", 2)[0], key.split("<@>", 2)[1]);
            case OTHER -> Texts.of("reach.nothing");
        };
    }

    private static String ipv4(String key) {
        int free = OCTETS - key.split("\\.", -1).length;
        return free == 0
                ? Texts.of("reach.host", key)
                : Texts.of(
                        "reach.network4", key + ".0".repeat(free), key + ".255".repeat(free), 1L << Byte.SIZE * free);
    }

    private static String ipv6(String key) {
        String address = key.replaceFirst("^(?i)IPv6:?", "");
        if (address.isEmpty()) {
            return Texts.of("reach.ipv6");
        }
        int groups = address.split(":", -1).length;
        return groups == GROUPS
                ? Texts.of("reach.host", address)
                : Texts.of("reach.network6", address, BITS_OF_GROUP * groups);
    }
}
