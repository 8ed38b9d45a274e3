package dev.tollgate.cli.command;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.store.environment.StoreException;
import java.io.IOException;

/** A command that works with certificates or a store; their failures become exit codes here. */
public abstract class StoreTask extends TollgateCommand {
    /** Does it; the answer is the exit code. */
    protected abstract int run() throws IOException;

    @Override
    public final Integer call() throws IOException {
        try {
            return run();
        } catch (CaException e) {
            int code = switch (e.reason()) {
                case BAD_REQUEST -> ExitCode.USAGE;
                case BAD_DATA -> ExitCode.DATA;
                case MISSING -> ExitCode.NO_INPUT;
                case EXISTS -> ExitCode.CANNOT_CREATE;
                case PASSPHRASE -> ExitCode.PERMISSION;
                case UNREACHABLE, DISK -> ExitCode.IO;
                case BUSY -> ExitCode.TEMPORARY;
            };
            throw new Problem(code, String.valueOf(e.getMessage()), e.help().isEmpty() ? null : e.help());
        } catch (StoreException e) {
            int code = switch (e.reason()) {
                case IN_USE -> ExitCode.TEMPORARY;
                case MISSING -> ExitCode.NO_INPUT;
                case DAMAGED -> ExitCode.DATA;
                case NO_SPACE, FAILED -> ExitCode.IO;
                case NO_PERMISSION, UNSAFE -> ExitCode.PERMISSION;
            };
            throw new Problem(
                    code,
                    String.valueOf(e.getMessage()),
                    code == ExitCode.TEMPORARY ? "try again when the other program has ended" : null);
        }
    }
}
