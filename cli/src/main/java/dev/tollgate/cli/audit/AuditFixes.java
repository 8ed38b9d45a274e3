package dev.tollgate.cli.audit;

import dev.tollgate.audit.check.Audit;
import dev.tollgate.audit.check.Edit;
import dev.tollgate.audit.check.Finding;
import dev.tollgate.audit.check.Fix;
import dev.tollgate.audit.config.Configuration;
import dev.tollgate.audit.config.McSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Corrections of an audit. */
final class AuditFixes {
    private AuditFixes() {}

    /** The mc of this name. */
    static Optional<McSource> source(Audit audit, String path) {
        return audit.configurations().stream()
                .map(Configuration::mc)
                .flatMap(Optional::stream)
                .filter(mc -> mc.path().equals(path))
                .findFirst();
    }

    /** The text of {@code mc} with the first correction made that may be made and changes something. */
    static Optional<String> next(List<Finding> findings, McSource mc, Set<Fix.Kind> kinds) {
        return findings.stream()
                .flatMap(finding -> finding.fix().stream())
                .filter(fix -> kinds.contains(fix.kind()) && fix.path().equals(mc.path()))
                .map(fix -> Edit.apply(mc.text(), fix.edits()))
                .filter(text -> !text.equals(mc.text()))
                .findFirst();
    }

    /** The commands that put the host's files right, as a shell script; none of them is run. */
    static String script(List<Finding> findings) {
        StringBuilder script = new StringBuilder("#!/bin/sh\n# Read before you run it.\nset -e\n");
        findings.stream()
                .filter(finding ->
                        finding.cf().matches("(?s)(chmod|chown|chgrp|usermod|setfacl|newaliases|rm|mkdir|printf) .*"))
                .forEach(finding -> script.append("# ")
                        .append(finding.rule())
                        .append(": ")
                        .append(finding.place().path())
                        .append('\n')
                        .append(finding.cf().replace("; ", "\n"))
                        .append('\n'));
        return script.toString();
    }
}
