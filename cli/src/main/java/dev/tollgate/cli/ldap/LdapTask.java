package dev.tollgate.cli.ldap;

import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.directory.DirectoryProblem;
import dev.tollgate.directory.server.DirectoryException;
import java.io.IOException;

/** A command that works with a directory; its failures become exit codes here. */
abstract class LdapTask extends TollgateCommand {
    /** Does it; the answer is the exit code. */
    abstract int run() throws IOException, DirectoryException;

    @Override
    public final Integer call() throws IOException {
        try {
            return run();
        } catch (DirectoryException e) {
            throw DirectoryProblem.of(e);
        }
    }
}
