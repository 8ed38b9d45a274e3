package dev.tollgate.model.lint.routing;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;

/** Finds programs, files and lists, which only aliases may name. */
final class ProgramOrFile extends OneEntryRule {
    ProgramOrFile() {
        super(RuleInfo.error("TG1304", "Program, file or list that only an alias may name"));
    }

    @Override
    void check(Entry entry, Report report) {
        String value = entry.right().startsWith("\"") ? entry.right().substring(1) : entry.right();
        String what = value.startsWith("|")
                ? "programs"
                : value.startsWith(":include:") ? ":include:s" : value.startsWith("/") ? "files" : "";
        if (!what.isEmpty()) {
            value(
                    entry,
                    report,
                    "sendmail refuses mail with \"Cannot mail directly to " + what + "\"",
                    "name an alias here, and put this into the aliases file");
        }
    }
}
