package dev.tollgate.model.lint.site;

import static dev.tollgate.model.lint.rule.RuleInfo.error;
import static dev.tollgate.model.lint.rule.RuleInfo.info;
import static dev.tollgate.model.lint.rule.RuleInfo.warning;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.value.Action;
import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.lint.rule.EntryReport;
import dev.tollgate.model.lint.rule.Rule;
import dev.tollgate.model.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Entries that stand for more than whoever writes them may think. */
final class BroadRules {
    /** Top-level domains, and others under which registries hand out names. */
    private static final Pattern TOP_LEVEL = Pattern.compile(
            "[a-z]{2}|com|net|org|info|biz|edu|gov|mil|int|name|pro|mobi|asia|aero|coop|museum|jobs|travel|tel|cat|post"
                    + "|app|dev|xyz|online|site|shop|store|top|club|tech|cloud|email|live|news|blog|website|space|world"
                    + "|agency|group|company|solutions|services|digital|media|global|network|systems|life|work|today"
                    + "|(co|com|net|org|ac|gov|edu|or|ne|go)\\.[a-z]{2}",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> LOCALHOST =
            Set.of("localhost", "localhost.localdomain", "localdomain", "localhost6");

    private BroadRules() {}

    static List<Rule> all() {
        return List.of(
                error("TG713", "Relaying for a top-level domain")
                        .on(Tag.CONNECT, Tag.TO, Tag.UNTAGGED)
                        .keys(KeyKind.DOMAIN, KeyKind.SUBDOMAINS)
                        .is(Action.RELAY)
                        .finds(BroadRules::topLevel),
                error("TG714", "Relaying for a network that is too wide")
                        .on(Tag.CONNECT, Tag.UNTAGGED)
                        .keys(KeyKind.IPV4, KeyKind.IPV6)
                        .is(Action.RELAY)
                        .finds((entry, report) -> {
                            String wide = wideNetwork(entry.key());
                            if (!wide.isEmpty()) {
                                report.key(
                                        "this relays for " + wide + ", not for one site's network",
                                        "write more octets or groups");
                            }
                        }),
                // From the access files of old.
                warning("TG715", "Relaying for a client named localhost")
                        .unsafeFix()
                        .on(Tag.CONNECT, Tag.UNTAGGED)
                        .keys(KeyKind.DOMAIN)
                        .is(Action.RELAY)
                        .when(entry -> LOCALHOST.contains(entry.key().text().toLowerCase(Locale.ROOT)))
                        .finds((entry, report) -> report.at(
                                entry.leftSpan(),
                                "sendmail relays for 127.0.0.1 and ::1 anyway; by name this helps only a stranger "
                                        + "whose reverse DNS says "
                                        + entry.key().text(),
                                "remove the entry",
                                Fix.unsafe(
                                        "empty the line",
                                        report.edit(
                                                new Span(0, entry.rightSpan().end()), "")))),
                warning("TG717", "A verdict on all IPv6 clients")
                        .on(Tag.CONNECT, Tag.UNTAGGED)
                        .keys(KeyKind.IPV6)
                        .when(entry -> entry.key() instanceof Key.Ipv6 ipv6
                                && ipv6.groups().isEmpty()
                                && !entry.is(Action.RELAY)
                                && !entry.is(Action.SKIP))
                        .key(
                                "IPv6 alone matches every client with an IPv6 address",
                                "write the groups of the network that you mean"),
                info("TG718", "A domain without a tag")
                        .on(Tag.UNTAGGED)
                        .keys(KeyKind.DOMAIN)
                        .once(
                                "a domain without a tag, here and elsewhere, applies to clients, senders and "
                                        + "recipients alike",
                                "write Connect:, From: or To: if you mean only one of them"));
    }

    private static void topLevel(Entry entry, EntryReport report) {
        String name = entry.key() instanceof Key.Subdomains subdomains
                ? subdomains.name()
                : entry.key().text();
        if (TOP_LEVEL.matcher(name).matches()) {
            report.key(
                    "a domain includes everything below it: this relays "
                            + (entry.tag() == Tag.TO ? "mail to every domain in ." : "for every host in .") + name,
                    "name the domains that you mean");
        }
    }

    /** What the key stands for if no single site owns so much; otherwise empty. */
    private static String wideNetwork(Key key) {
        if (key instanceof Key.Ipv4 ipv4 && isPublic(ipv4)) {
            return "16 million addresses that begin with " + key.text();
        }
        if (key instanceof Key.Ipv6 ipv6 && isPublic(ipv6)) {
            return ipv6.groups().isEmpty() ? "every IPv6 address" : "every address that begins with " + key.text();
        }
        return "";
    }

    private static boolean isPublic(Key.Ipv4 key) {
        return key.octets().size() == 1
                && key.octets().get(0) != 10
                && key.octets().get(0) != 127;
    }

    /** Not fc00::/7 (RFC 4193) and fe80::/10, which no router passes on. */
    private static boolean isPublic(Key.Ipv6 key) {
        if (key.groups().isEmpty()) {
            return true;
        }
        int first = key.groups().get(0);
        return key.groups().size() == 1 && (first & 0xFE00) != 0xFC00 && (first & 0xFFC0) != 0xFE80;
    }
}
