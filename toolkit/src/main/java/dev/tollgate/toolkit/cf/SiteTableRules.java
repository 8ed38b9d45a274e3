package dev.tollgate.toolkit.cf;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.routing.RoutingRule;
import dev.tollgate.model.lint.rule.Report;
import dev.tollgate.model.lint.rule.Rule;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.model.lint.table.EntryTable;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.site.Table;
import dev.tollgate.model.source.ShellWord;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules for tables that try each entry with the site's own sendmail.cf. */
public final class SiteTableRules {
    private static final RuleInfo UNASKED = RuleInfo.error("TG1330", "Key that this site's rules do not ask for");
    private static final RuleInfo REFUSED = RuleInfo.error("TG1331", "Entry whose mail this site's sendmail refuses");

    private SiteTableRules() {}

    /** What the rules say of themselves. */
    public static List<RuleInfo> infos() {
        return List.of(UNASKED, REFUSED);
    }

    /** The rules for {@code table}, tried with {@code engine}, whose files stand for the table's map. */
    public static List<Rule> of(CfEngine engine, Table table) {
        return List.of(new Trying(UNASKED, engine, table), new Trying(REFUSED, engine, table));
    }

    private static final class Trying extends RoutingRule {
        private final CfEngine engine;
        private final Table table;

        Trying(RuleInfo info, CfEngine engine, Table table) {
            super(info);
            this.engine = engine;
            this.table = table;
        }

        @Override
        public Pass begin(Site site) {
            TableRun run = new TableRun(engine, table);
            return new Pass() {
                @Override
                public void entry(Entry entry, Report report) {
                    run.add(entry);
                }

                @Override
                public void end(EntryTable all, Report report) {
                    judge(run, report);
                }
            };
        }

        private void judge(TableRun run, Report report) {
            Optional<Entry> first = run.entries().values().stream().findFirst();
            if (first.isEmpty()) {
                return;
            }
            if (!run.hasTable()) {
                if (info().equals(UNASKED)) {
                    report.add(
                            this,
                            first.get().lineNumber(),
                            first.get().leftSpan(),
                            "this sendmail.cf has no map " + table.map() + ": none of the entries is ever looked up",
                            "add FEATURE(`" + table.feature() + "') to the mc and build the cf again");
                }
                return;
            }
            run.with(tried -> {
                for (Map.Entry<String, Entry> one : run.entries().entrySet()) {
                    TableRun.Tried result = tried.apply(one.getKey());
                    if (info().equals(UNASKED)) {
                        unasked(one.getKey(), one.getValue(), result, report);
                    } else {
                        refused(one.getKey(), one.getValue(), result, report);
                    }
                }
                return report;
            });
        }

        private void unasked(String key, Entry entry, TableRun.Tried tried, Report report) {
            if (tried.asked().contains(key)) {
                return;
            }
            String asked = tried.asked().isEmpty()
                    ? "this site's rules never use this table for " + tried.address()
                    : "for " + tried.address() + " this site's rules look up " + String.join(", ", tried.asked());
            report.add(this, entry.lineNumber(), entry.leftSpan(), asked + ": this key is never found", help());
        }

        private String help() {
            return switch (table) {
                case VIRTUSER ->
                    "if the domain is yours, add it with VIRTUSER_DOMAIN or to the file of local host names";
                case MAILER ->
                    "if the domain is one of the local host names, remove it there: its mail stays on this host";
                case DOMAIN -> "write the domain as in addresses";
                case GENERICS -> "if the domain is yours, add it with GENERICS_DOMAIN";
            };
        }

        private void refused(String key, Entry entry, TableRun.Tried tried, Report report) {
            boolean meant = entry.right().regionMatches(/* ignoreCase= */ true, 0, "error:", 0, "error:".length());
            if (tried.complaint().isPresent() && tried.asked().contains(key) && !meant) {
                report.add(
                        this,
                        entry.lineNumber(),
                        entry.rightSpan(),
                        "sendmail rejects mail to " + tried.address() + " with \""
                                + tried.complaint().get() + "\"",
                        "'tollgate route " + ShellWord.quoted(tried.address()) + " --cf FILE' shows why");
            }
        }
    }
}
