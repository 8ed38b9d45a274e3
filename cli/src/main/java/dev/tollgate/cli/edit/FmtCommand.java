package dev.tollgate.cli.edit;

import dev.tollgate.model.source.AccessFile;
import dev.tollgate.toolkit.edit.Layout;
import picocli.CommandLine.Command;

/** {@code tollgate fmt}. */
@Command(
        name = "fmt",
        description = "Give an access file the usual layout: one tab between key and value, tags spelled as sendmail"
                + " spells them, no spaces at the end of comments. What makemap reads stays the same.",
        footer = {"", "Examples:", "  tollgate fmt access", "  tollgate fmt - < access | diff access -"})
public final class FmtCommand extends EditCommand {
    @Override
    AccessFile edit(AccessFile original) {
        return Layout.usual(original);
    }
}
