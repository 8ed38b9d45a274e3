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
import dev.tollgate.model.site.Site;
import java.util.EnumSet;
import java.util.Set;

/** A server with which STARTTLS is not tried and from which TLS is demanded. */
final class StarttlsContradiction extends TableRule {
    private static final int TRY_ADDRESS = 2;
    private static final int SRV_ADDRESS = 4;

    StarttlsContradiction() {
        super(RuleInfo.error("TG806", "TLS required where STARTTLS is switched off"));
    }

    @Override
    public Reach reach(Site site) {
        return Ancestors.amongWithDefault(StarttlsContradiction::role);
    }

    /** Whether the rule looks at {@code entry}, and under which tag it is an address. */
    private static int role(Entry entry) {
        if (!isServer(entry.tag())) {
            return 0;
        }
        int address = entry.tag() == Tag.TRY_TLS ? TRY_ADDRESS : SRV_ADDRESS;
        return Reach.Lookups.LOOKED_AT | (isAddress(entry.key().kind()) ? address : 0);
    }

    private static boolean isServer(Tag tag) {
        return tag == Tag.TRY_TLS || tag == Tag.TLS_SRV;
    }

    private static boolean isAddress(KeyKind kind) {
        return kind == KeyKind.IPV4 || kind == KeyKind.IPV6;
    }

    @Override
    public void check(EntryTable entries, Site site, Report report) {
        if (entries.tags().contains(Tag.TRY_TLS) && entries.tags().contains(Tag.TLS_SRV)) {
            new Servers(entries).tell(report);
        }
    }

    private final class Servers {
        private final EntryTable entries;
        private final EntryRows rows;
        /** The tags under which an address may decide before the default does. */
        private final Set<Tag> withAddresses = EnumSet.noneOf(Tag.class);

        Servers(EntryTable entries) {
            this.entries = entries;
            rows = entries.rows();
            entries.firsts(row -> isServer(rows.tag(row)) && isAddress(rows.kind(row)))
                    .forEach(row -> withAddresses.add(rows.tag(row)));
        }

        /** The entries that say NO, or demand TLS, are the valid ones. */
        void tell(Report report) {
            entries.firsts(row -> isServer(rows.tag(row)) && rows.isValid(row)).forEach(row -> {
                Tag other = rows.tag(row) == Tag.TRY_TLS ? Tag.TLS_SRV : Tag.TRY_TLS;
                int found = effective(other, row);
                boolean sameKey = found >= 0 && rows.key(found).equalsIgnoreCase(rows.key(row));
                boolean told = sameKey && rows.line(found) > rows.line(row);
                if (found >= 0 && rows.isValid(found) && !told) {
                    tell(row, found, report);
                }
            });
        }

        /** What sendmail finds under {@code tag} for the server that the entry {@code row} names; negative for nothing. */
        private int effective(Tag tag, int row) {
            int start = rows.keyStart(row);
            int end = rows.keyEnd(row);
            int found = entries.find(tag, start, end - start);
            Ancestors shorter = new Ancestors(rows.text(), start, end, rows.kind(row));
            while (found < 0 && shorter.next()) {
                found = entries.find(tag, shorter.from(), shorter.length());
            }
            boolean addressed = rows.kind(row) != KeyKind.DOMAIN || !withAddresses.contains(tag);
            return found < 0 && addressed ? entries.find(tag, start, 0) : found;
        }

        private void tell(int row, int other, Report report) {
            report.addNaming(
                    StarttlsContradiction.this,
                    rows.line(row),
                    rows.left(row),
                    "with " + rows.tag(other).text() + ":" + rows.key(other) + " in line ",
                    rows.line(other),
                    " in effect, mail to the server waits until it bounces",
                    "drop one of the two");
        }
    }
}
