package dev.tollgate.cli.directory;

import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.directory.server.DirectoryException;

/** What a directory's failure is to a command. */
public final class DirectoryProblem {
    private DirectoryProblem() {}

    /** {@code failure} with its exit code. */
    public static Problem of(DirectoryException failure) {
        int code = switch (failure.reason()) {
            case BAD_REQUEST -> ExitCode.USAGE;
            case UNREACHABLE, TIMEOUT, CONFLICT -> ExitCode.TEMPORARY;
            case CREDENTIALS, RIGHTS -> ExitCode.PERMISSION;
            case MISSING -> ExitCode.NO_INPUT;
            case BAD_DATA -> ExitCode.DATA;
            case LIMIT, FAILED -> ExitCode.IO;
        };
        return new Problem(
                code, String.valueOf(failure.getMessage()), failure.help().isEmpty() ? null : failure.help());
    }
}
