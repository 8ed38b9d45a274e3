package dev.tollgate.cli.ca.option;

import dev.tollgate.ca.file.NewFile.Existing;
import picocli.CommandLine.Option;

/** Whether files may be replaced. */
public final class ForceOption {
    @Option(names = "--force", description = "Replace files that exist.")
    private boolean force;

    /** What happens to files that exist. */
    public Existing existing() {
        return force ? Existing.REPLACE : Existing.KEEP;
    }
}
