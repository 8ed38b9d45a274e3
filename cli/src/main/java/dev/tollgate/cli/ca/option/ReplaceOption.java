package dev.tollgate.cli.ca.option;

import dev.tollgate.ca.authority.SameSubject;
import picocli.CommandLine.Option;

/** Whether a subject may be in use. */
public final class ReplaceOption {
    @Option(
            names = "--replace",
            description = "Issue even if a valid certificate with another key has the subject; revoke that one.")
    private boolean replace;

    /** What happens when the subject is in use. */
    public SameSubject sameSubject() {
        return replace ? SameSubject.ALLOW : SameSubject.REFUSE;
    }
}
