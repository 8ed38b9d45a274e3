package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.value.Action;
import dev.tollgate.model.lint.rule.FileRule;
import dev.tollgate.model.lint.rule.Reach;
import dev.tollgate.model.lint.rule.Report;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.model.lint.table.EntryTable;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import java.util.Set;

/** Clients let in by name in a file that refuses others by address: the name is looked up first. Told once. */
final class NameBeforeAddress extends FileRule {
    private static final int NAME = 1;
    private static final int NET = 2;

    NameBeforeAddress() {
        super(RuleInfo.info("TG805", "Names accepted, networks rejected"), Set.of(Tag.CONNECT));
    }

    private static int role(Entry entry) {
        if (entry.tag() != Tag.CONNECT) {
            return 0;
        }
        return switch (entry.key().kind()) {
            case DOMAIN -> entry.is(Action.OK) || entry.is(Action.RELAY) ? NAME : 0;
            case IPV4, IPV6 -> entry.is(Action.REJECT) ? NET : 0;
            default -> 0;
        };
    }

    @Override
    public Reach reach(Site site) {
        return new Reach.Firsts(NameBeforeAddress::role);
    }

    @Override
    public Pass begin(Site site) {
        return new Pass() {
            private int nameLine;
            private int netLine;
            private Span name = new Span(0, 0);

            @Override
            public void entry(Entry entry, Report report) {
                int role = role(entry);
                if (nameLine == 0 && role == NAME) {
                    nameLine = entry.lineNumber();
                    name = entry.leftSpan();
                } else if (netLine == 0 && role == NET) {
                    netLine = entry.lineNumber();
                }
            }

            @Override
            public void end(EntryTable entries, Report report) {
                if (nameLine != 0 && netLine != 0) {
                    report.addNaming(
                            NameBeforeAddress.this,
                            nameLine,
                            name,
                            "sendmail checks a client's name before its address: a host accepted by name is "
                                    + "accepted even from a rejected network, such as the one in line ",
                            netLine,
                            "",
                            "if you do not want that, accept clients by address");
                }
            }
        };
    }
}
