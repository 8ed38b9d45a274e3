package dev.tollgate.cli.edit;

import dev.tollgate.model.source.AccessFile;
import dev.tollgate.toolkit.edit.Wrapped;
import picocli.CommandLine.Command;

/** {@code tollgate fold}. */
@Command(
        name = "fold",
        description =
                "Wrap entries with long certificate names over several lines for reading, as in printed documents. "
                        + "makemap cannot read the result: 'tollgate unfold' joins them again, to the same bytes.",
        footer = {"", "Examples:", "  tollgate fold - < access | less"})
public final class FoldCommand extends EditCommand {
    @Override
    AccessFile edit(AccessFile original) {
        AccessFile folded = Wrapped.fold(original);
        if (folded != original) {
            console().say("makemap cannot read wrapped entries; 'tollgate unfold' joins them again");
        }
        return folded;
    }
}
