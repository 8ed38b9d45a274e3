package dev.tollgate.cli.edit;

import dev.tollgate.model.source.AccessFile;
import dev.tollgate.toolkit.edit.Occurrences;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tollgate unset}. */
@Command(
        name = "unset",
        description = "Remove the entry with a key and all its duplicates. No other line is touched.",
        footer = {"", "Examples:", "  tollgate unset access To:example.com"})
public final class UnsetCommand extends EditCommand {
    @Parameters(index = "1", paramLabel = "KEY", description = "The key, tag included; upper and lower case are equal.")
    private String key;

    @Override
    AccessFile edit(AccessFile original) {
        List<Integer> numbers = Occurrences.of(original, key(key));
        AccessFile changed = original;
        for (int i = numbers.size() - 1; i >= 0; i--) {
            changed = changed.remove(numbers.get(i));
        }
        return changed;
    }
}
