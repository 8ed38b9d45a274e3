package dev.tollgate.files;

import java.io.IOException;

/** Called at every {@link InstallStep}; a test throws here what a failing disk would. */
@FunctionalInterface
interface StepProbe {
    /** Does nothing at any step. */
    StepProbe NONE = step -> {};

    void reached(InstallStep step) throws IOException;
}
