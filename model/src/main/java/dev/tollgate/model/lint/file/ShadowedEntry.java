package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.rule.Reach;
import dev.tollgate.model.lint.rule.Report;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.model.lint.rule.TableRule;
import dev.tollgate.model.lint.table.EntryRows;
import dev.tollgate.model.lint.table.EntryTable;
import dev.tollgate.model.lint.table.KeyHash;
import dev.tollgate.model.lint.table.KeyTable;
import dev.tollgate.model.site.Site;

/** An entry without a tag that tagged ones with the same key answer for in every role. */
final class ShadowedEntry extends TableRule {
    private static final int CONNECT = 1;
    private static final int FROM = 2;
    private static final int TO = 4;

    ShadowedEntry() {
        super(RuleInfo.warning("TG803", "An entry without a tag that is never reached"));
    }

    @Override
    public Reach reach(Site site) {
        return new Reach.Groups(entry -> switch (entry.tag()) {
            case CONNECT, FROM, TO -> Reach.group(KeyHash.of(entry.key().text()));
            case UNTAGGED -> Reach.group(KeyHash.of(entry.left()));
            default -> 0;
        });
    }

    @Override
    public void check(EntryTable entries, Site site, Report report) {
        if (!entries.tags().contains(Tag.UNTAGGED)) {
            return;
        }
        EntryRows rows = entries.rows();
        for (int row = 0; row < rows.size(); row++) {
            int roles = roles(rows.kind(row));
            if (rows.tag(row) == Tag.UNTAGGED && (seen(entries, row) & roles) == roles) {
                report.add(
                        this,
                        rows.line(row),
                        rows.left(row),
                        "sendmail finds the same key under " + names(roles) + " first, so this entry is never reached",
                        "remove it");
            }
        }
    }

    /** The roles in which a tagged entry has the key of this one. */
    private static int seen(EntryTable entries, int row) {
        return (has(entries, Tag.CONNECT, row) ? CONNECT : 0)
                | (has(entries, Tag.FROM, row) ? FROM : 0)
                | (has(entries, Tag.TO, row) ? TO : 0);
    }

    private static boolean has(EntryTable entries, Tag tag, int row) {
        int start = entries.rows().keyStart(row);
        return entries.find(tag, start, entries.rows().keyEnd(row) - start) != KeyTable.NONE;
    }

    /** The roles in which an entry's key is looked up at all. */
    private static int roles(KeyKind kind) {
        return switch (kind) {
            case IPV4, IPV6 -> CONNECT;
            case ADDRESS, USER -> FROM | TO;
            default -> CONNECT | FROM | TO;
        };
    }

    private static String names(int roles) {
        return switch (roles) {
            case CONNECT -> "Connect:";
            case FROM | TO -> "From: and To:";
            default -> "Connect:, From: and To:";
        };
    }
}
