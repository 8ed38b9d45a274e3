package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.FileRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A local address refused, while the same user without a domain is accepted. */
final class UnqualifiedEscape implements FileRule {
    private static final RuleInfo INFO =
            RuleInfo.warning("TG717", "A refused recipient that gets mail without a domain");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Pass begin(Site site) {
        return new LocalUsers(
                site.localDomains().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                site.has(Feature.BLOCKLIST_RECIPIENTS));
    }

    private record Refusal(int line, Span key) {}

    /** The refused users of local domains, which are few, and those that an entry without a domain covers. */
    private final class LocalUsers implements Pass {
        private final Set<String> localDomains;
        private final boolean blocking;
        private final Map<String, Refusal> refused = new HashMap<>();
        private final Set<String> covered = new HashSet<>();

        LocalUsers(Set<String> localDomains, boolean blocking) {
            this.localDomains = localDomains;
            this.blocking = blocking;
        }

        @Override
        public void entry(Entry entry, Report report) {
            if (!blocking || localDomains.isEmpty()) {
                return;
            }
            boolean recipient = entry.tag() == Tag.TO || entry.tag() == Tag.UNTAGGED;
            if (recipient && entry.key() instanceof Key.User user) {
                covered.add(user.local().toLowerCase(Locale.ROOT));
            } else if (NeededFeatures.refusesRecipient(entry)
                    && entry.key().kind() == KeyKind.ADDRESS
                    && entry.key() instanceof Key.Address address
                    && localDomains.contains(address.domain().toLowerCase(Locale.ROOT))) {
                refused.putIfAbsent(
                        address.local().toLowerCase(Locale.ROOT), new Refusal(entry.lineNumber(), entry.keySpan()));
            }
        }

        @Override
        public void end(Report report) {
            refused.keySet().removeAll(covered);
            refused.forEach((user, refusal) -> report.add(
                    UnqualifiedEscape.this,
                    refusal.line(),
                    refusal.key(),
                    "RCPT TO:<" + user + ">, without a domain, reaches the same mailbox and is looked up as " + user
                            + "@ only",
                    "add To:" + user + "@ with the same value"));
        }
    }
}
