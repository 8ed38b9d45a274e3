package dev.tollgate.model.policy.study;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.ruleset.PeerAddress;
import dev.tollgate.model.site.Site;
import java.util.regex.Pattern;

/**
 * Sessions that can be. A dead key is found by sessions of hosts with impossible names, and by nobody else. The C library
 * takes no name from DNS that has other characters than these (res_hnok), and sendmail writes every address in one way
 * (conf.c, anynet_ntop).
 */
final class PossibleSession {
    /** No top-level domain begins with a digit (RFC 3696, section 2). */
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9_-]+\\.)*[A-Za-z_][A-Za-z0-9_-]*");
    /** A mail domain may have letters outside ASCII too (RFC 6531), and a dot at its end. */
    private static final Pattern DOMAIN =
            Pattern.compile("([A-Za-z0-9_\u0080-\u00FF-]+\\.)*[A-Za-z_\u0080-\u00FF][A-Za-z0-9_\u0080-\u00FF-]*\\.?");

    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.|$)){4}");

    private static final String IPV6 = "IPv6:";

    private PossibleSession() {}

    /** Whether the two hosts and the two mailboxes can be. */
    static boolean test(Facts facts, Site site) {
        return isHost(facts.get(Fact.CLIENT_NAME), site)
                && isAddress(facts.get(Fact.CLIENT_ADDR), site)
                && isHost(facts.get(Fact.SERVER_NAME), site)
                && isAddress(facts.get(Fact.SERVER_ADDR), site)
                && isMailbox(facts.get(Fact.FROM))
                && isMailbox(facts.get(Fact.TO));
    }

    private static boolean isHost(String name, Site site) {
        boolean literal = name.startsWith("[") && name.endsWith("]");
        return name.isEmpty()
                || (literal
                        ? isAddress(name.substring(1, name.length() - 1), site)
                        : HOST.matcher(name).matches());
    }

    private static boolean isAddress(String address, Site site) {
        if (!address.regionMatches(true, 0, IPV6, 0, IPV6.length())) {
            return address.isEmpty() || IPV4.matcher(address).matches();
        }
        Facts bare = Facts.NONE.with(Fact.CLIENT_ADDR, address.substring(IPV6.length()));
        return PeerAddress.asHeld(bare, site).get(Fact.CLIENT_ADDR).equalsIgnoreCase(address);
    }

    private static boolean isMailbox(String mailbox) {
        String domain = mailbox.substring(mailbox.lastIndexOf('@') + 1);
        boolean local = mailbox.indexOf('@') < 0;
        return local || domain.startsWith("[") || DOMAIN.matcher(domain).matches();
    }
}
