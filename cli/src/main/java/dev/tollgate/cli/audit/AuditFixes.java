package dev.tollgate.cli.audit;

import dev.tollgate.audit.check.Audit;
import dev.tollgate.audit.check.Commands;
import dev.tollgate.audit.check.Edit;
import dev.tollgate.audit.check.Finding;
import dev.tollgate.audit.check.Fix;
import dev.tollgate.audit.config.Configuration;
import dev.tollgate.audit.config.McSource;
import dev.tollgate.cli.output.Shown;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Corrections of an audit. */
final class AuditFixes {
    /** What takes rights away, or can be looked over before it is run; nothing that moves or rewrites a configuration. */
    private static final Set<String> IN_SCRIPT =
            Set.of("chmod", "chown", "chgrp", "setfacl", "usermod", "newaliases", "rm", "mkdir", "printf");

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

    /**
     * The commands that put the host's files right, as a shell script; none of them is run.
     *
     * @param root the folder that stands for the host, if it is not this one
     */
    static String script(List<Finding> findings, @Nullable String root) {
        StringBuilder script = new StringBuilder("#!/bin/sh\n# Read before you run it.\n");
        if (root != null) {
            script.append("# The paths are those inside ")
                    .append(Shown.line(root))
                    .append(": run it there, with 'chroot', and not on this host.\n");
        }
        script.append("set -e\n");
        for (Finding finding : findings) {
            List<Commands.Step> steps = finding.commands().steps().stream()
                    .filter(step -> IN_SCRIPT.contains(step.words().get(0)))
                    .toList();
            if (!steps.isEmpty()) {
                script.append("# ")
                        .append(finding.rule())
                        .append(": ")
                        .append(Shown.line(finding.place().path()))
                        .append('\n');
                steps.forEach(step -> script.append(step.text()).append('\n'));
            }
        }
        return script.toString();
    }
}
