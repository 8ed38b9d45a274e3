package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.value.Action;
import dev.tollgate.model.entry.value.ParsedValue;
import dev.tollgate.model.lint.rule.FileRule;
import dev.tollgate.model.lint.rule.Reach;
import dev.tollgate.model.lint.rule.Report;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.model.lint.table.EntryRows;
import dev.tollgate.model.lint.table.EntryTable;
import dev.tollgate.model.lint.table.KeyHash;
import dev.tollgate.model.lint.table.KeyTable;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.LineGrammar;
import java.util.Set;

/** A local address refused, while the same user without a domain is accepted. */
final class UnqualifiedEscape extends FileRule {
    UnqualifiedEscape() {
        super(
                RuleInfo.warning("TG813", "A rejected recipient that gets mail without a domain"),
                Set.of(Tag.TO, Tag.UNTAGGED));
    }

    @Override
    public Reach reach(Site site) {
        Set<String> localDomains = site.localDomains();
        boolean blocking = site.has(Feature.BLOCKLIST_RECIPIENTS);
        return new Reach.Groups(entry -> blocking && isRecipient(entry) ? group(entry.key(), localDomains) : 0);
    }

    @Override
    public Pass begin(Site site) {
        return new LocalUsers(site.localDomains(), site.has(Feature.BLOCKLIST_RECIPIENTS));
    }

    private static boolean isRecipient(Entry entry) {
        return entry.tag() == Tag.TO || entry.tag() == Tag.UNTAGGED;
    }

    private static int group(Key key, Set<String> localDomains) {
        if (key instanceof Key.User user) {
            return Reach.group(KeyHash.of(user.local()));
        }
        return key instanceof Key.Address address && localDomains.contains(LineGrammar.fold(address.domain()))
                ? Reach.group(KeyHash.of(address.local()))
                : 0;
    }

    private static boolean refuses(Entry entry) {
        return entry.value() instanceof ParsedValue.Valid valid
                && valid.value() != Action.OK
                && valid.value() != Action.RELAY
                && valid.value() != Action.SKIP;
    }

    /** The refused users of local domains, and those that an entry without a domain covers. */
    private final class LocalUsers implements Pass {
        private final Set<String> localDomains;
        private final boolean blocking;
        private final KeyTable covered = new KeyTable();
        private final EntryTable refused = new EntryTable(0);

        LocalUsers(Set<String> localDomains, boolean blocking) {
            this.localDomains = localDomains;
            this.blocking = blocking;
        }

        @Override
        public void entry(Entry entry, Report report) {
            if (!blocking || !isRecipient(entry)) {
                return;
            }
            if (entry.key() instanceof Key.User user) {
                covered.putIfAbsent(KeyHash.of(user.local()), 0);
            } else if (entry.key() instanceof Key.Address address
                    && refuses(entry)
                    && localDomains.contains(LineGrammar.fold(address.domain()))) {
                refused.add(entry);
            }
        }

        @Override
        public void end(EntryTable entries, Report report) {
            EntryRows rows = refused.rows();
            refused.firsts(row -> true).forEach(row -> {
                String address = rows.key(row);
                String user = address.substring(0, address.lastIndexOf('@'));
                if (covered.putIfAbsent(KeyHash.of(user), 0) == KeyTable.NONE) {
                    report.add(
                            UnqualifiedEscape.this,
                            rows.line(row),
                            rows.left(row),
                            "RCPT TO:<" + user + ">, without a domain, reaches the same mailbox but is looked up "
                                    + "only as "
                                    + user + "@ only",
                            "add To:" + user + "@ with the same value");
                }
            });
        }
    }
}
