package dev.tollgate.cli.command;

import dev.tollgate.cli.output.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command starts from. {@link #call()} answers the exit code. */
public abstract class TollgateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** What to talk through. */
    protected final Console console() {
        return ((Root) spec.root().userObject()).console();
    }

    /** The command as picocli sees it. */
    protected final CommandSpec spec() {
        return spec;
    }
}
