package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.Action;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.FileRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;

/** Clients let in by name in a file that refuses others by address: the name is looked up first. Told once. */
final class NameBeforeAddress implements FileRule {
    private static final RuleInfo INFO = RuleInfo.info("TG805", "Names let in, nets refused");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Pass begin(Site site) {
        return new Pass() {
            private int nameLine;
            private int netLine;
            private Span name = new Span(0, 0);

            @Override
            public void entry(Entry entry, Report report) {
                if (entry.tag() != Tag.CONNECT) {
                    return;
                }
                KeyKind kind = entry.key().kind();
                boolean letIn = entry.is(Action.OK) || entry.is(Action.RELAY);
                if (nameLine == 0 && letIn && kind == KeyKind.DOMAIN) {
                    nameLine = entry.lineNumber();
                    name = entry.leftSpan();
                } else if (netLine == 0 && (kind == KeyKind.IPV4 || kind == KeyKind.IPV6) && entry.is(Action.REJECT)) {
                    netLine = entry.lineNumber();
                }
            }

            @Override
            public void end(Report report) {
                if (nameLine != 0 && netLine != 0) {
                    report.add(
                            NameBeforeAddress.this,
                            nameLine,
                            name,
                            "sendmail looks a client's name up before its address: hosts let in by name come in from"
                                    + " refused nets as well, such as the one in line " + netLine,
                            "let clients in by address where that is not wanted");
                }
            }
        };
    }
}
