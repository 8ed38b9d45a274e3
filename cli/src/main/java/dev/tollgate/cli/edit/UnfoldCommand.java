package dev.tollgate.cli.edit;

import dev.tollgate.model.source.AccessFile;
import dev.tollgate.toolkit.edit.Wrapped;
import picocli.CommandLine.Command;

/** {@code tollgate unfold}. */
@Command(
        name = "unfold",
        description = "Join entries that were wrapped over several lines, as in printed documents. makemap reads "
                + "one entry per line and would lose the rest.",
        footer = {"", "Examples:", "  tollgate unfold access", "  tollgate unfold - < pasted"})
public final class UnfoldCommand extends EditCommand {
    @Override
    AccessFile edit(AccessFile original) {
        return Wrapped.unfold(original);
    }
}
