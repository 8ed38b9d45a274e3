package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.rule.Reach;
import dev.tollgate.model.lint.rule.Report;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.model.lint.rule.TableRule;
import dev.tollgate.model.lint.table.EntryRows;
import dev.tollgate.model.lint.table.EntryTable;
import dev.tollgate.model.lint.table.KeyTable;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** An entry whose removal would change nothing: what sendmail would find next says the same. */
final class RedundantEntry extends TableRule {
    private static final Set<KeyKind> WALKED = EnumSet.of(KeyKind.DOMAIN, KeyKind.IPV4, KeyKind.IPV6, KeyKind.ADDRESS);
    private static final Set<Tag> NOT_WALKED = EnumSet.of(Tag.CERT_ISSUER, Tag.CERT_SUBJECT, Tag.CUSTOM, Tag.COMPAT);
    private static final List<Tag> ROLES = List.of(Tag.CONNECT, Tag.FROM, Tag.TO);

    RedundantEntry() {
        super(RuleInfo.info("TG802", "An entry that a wider one makes redundant"));
    }

    @Override
    public Reach reach(Site site) {
        return Ancestors.among(RedundantEntry::isLookedAt);
    }

    @Override
    public void check(EntryTable entries, Site site, Report report) {
        EntryRows rows = entries.rows();
        int relay = "relay".hashCode();
        boolean wholeHostsOnly = site.has(Feature.RELAY_HOSTS_ONLY);
        int[] redundant = entries.firsts(row -> WALKED.contains(rows.kind(row))
                        && isLookedAt(rows, row)
                        && !(wholeHostsOnly && rows.value(row) == relay))
                .parallel()
                .filter(row -> saysTheSame(rows, next(entries, row), row))
                .toArray();
        for (int row : redundant) {
            tell(rows, row, next(entries, row), report);
        }
    }

    private static boolean saysTheSame(EntryRows rows, int next, int row) {
        return next >= 0 && rows.value(next) == rows.value(row);
    }

    /** What sendmail would find if the entry {@code row} were not there; negative when that is not one entry. */
    private static int next(EntryTable entries, int row) {
        EntryRows rows = entries.rows();
        Tag tag = rows.tag(row);
        int start = rows.keyStart(row);
        int end = rows.keyEnd(row);
        int found = untagged(entries, tag, start, end - start);
        Ancestors shorter = new Ancestors(rows.text(), start, end, rows.kind(row));
        while (found < 0 && shorter.next()) {
            int from = shorter.from();
            int length = shorter.length();
            if (tag == Tag.UNTAGGED && hasRole(entries, from, length)) {
                return KeyTable.NONE;
            }
            found = entries.find(tag, from, length);
            if (found < 0) {
                found = untagged(entries, tag, from, length);
            }
            if (found >= 0 && rows.kind(found) == KeyKind.USER && tag != Tag.FROM && tag != Tag.TLS_RCPT) {
                // Only for local domains does sendmail look there, and which those are may change.
                return KeyTable.NONE;
            }
        }
        return found;
    }

    /** The same key without its tag, where sendmail looks for that. */
    private static int untagged(EntryTable entries, Tag tag, int from, int length) {
        return tag.fallsBackToUntagged() ? entries.find(Tag.UNTAGGED, from, length) : KeyTable.NONE;
    }

    /** Whether there is an entry with this key for a client, a sender or a recipient. */
    private static boolean hasRole(EntryTable entries, int from, int length) {
        for (Tag role : ROLES) {
            if (entries.find(role, from, length) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLookedAt(EntryRows rows, int row) {
        return !NOT_WALKED.contains(rows.tag(row)) && !(rows.kind(row) == KeyKind.ADDRESS && hasDetail(rows, row));
    }

    private static boolean hasDetail(EntryRows rows, int row) {
        byte[] text = rows.text();
        int end = rows.keyEnd(row);
        for (int at = rows.keyStart(row); at < end; at++) {
            if (text[at] == '+') {
                return true;
            }
        }
        return false;
    }

    private static boolean isLookedAt(Entry entry) {
        boolean detail = entry.key().kind() == KeyKind.ADDRESS && entry.left().indexOf('+') >= 0;
        return !NOT_WALKED.contains(entry.tag()) && !detail;
    }

    private void tell(EntryRows rows, int row, int next, Report report) {
        String tag = rows.tag(next).text();
        report.addNaming(
                this,
                rows.line(row),
                rows.left(row),
                "without it sendmail finds " + (tag.isEmpty() ? "" : tag + ":") + rows.key(next) + " in line ",
                rows.line(next),
                ", which says the same",
                "remove it, or leave it as a reminder");
    }
}
