package dev.tollgate.cli.map;

import dev.tollgate.cli.command.NativeCommand;
import dev.tollgate.cli.command.TollgateCommand;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.ProgressLine;
import dev.tollgate.makemap.command.Makemap;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tollgate makemap}. */
@Command(
        name = "makemap",
        description = "Build a map from text on standard input: a drop-in for sendmail's makemap.",
        customSynopsis =
                "tollgate makemap [-C CF] [-N] [-c CACHE] [-d] [-D COMMENT] [-e] [-f] [-i TYPE] [-l] [-L] [-o] [-r]"
                        + " [-s] [-t DELIM] [-u] [-v] [-x] TYPE MAPNAME < TEXT",
        footer = {
            "",
            "Options, messages and exit codes are native makemap's. Types: hash, btree, cdb, implicit, cf;",
            "also db185-hash and db185-btree, the files of FreeBSD's base system.",
            "",
            "Unlike native makemap it replaces the map in one step: a running sendmail sees the old map",
            "or the new one, and a build that fails leaves the old one in place. For this the map's directory",
            "must be writable, not just the map.",
            "",
            "Examples:",
            "  tollgate makemap hash /etc/mail/access < /etc/mail/access",
            "  tollgate makemap -u hash /etc/mail/access        print what is in the map",
            "  tollgate makemap -r -o hash virtusers < more     add to a map, replacing keys"
        })
public final class MakemapCommand extends TollgateCommand implements NativeCommand {
    @Override
    public int run(Console console, String[] arguments) {
        ReadableByteChannel text = Channels.newChannel(console.in());
        String map = arguments.length == 0 ? "" : arguments[arguments.length - 1];
        OutputStream out =
                isDump(arguments) ? console.out().content() : console.out().words();
        OutputStream err = console.err().words();
        int code = Makemap.run(
                List.of(arguments), text, out, err, ProgressLine.of(console, "makemap: " + map, length(text)));
        NativeCommand.flush(out, err);
        return code;
    }

    /** Whether what is in the map is printed (-u, alone or among other letters). */
    private static boolean isDump(String[] arguments) {
        return Arrays.stream(arguments).anyMatch(word -> word.matches("-[^-CDcit]*u.*"));
    }

    /** How much there is to read; 0 when nobody can tell. */
    private static long length(ReadableByteChannel text) {
        try {
            return text instanceof FileChannel file ? file.size() - file.position() : 0;
        } catch (IOException e) {
            // A pipe has no position.
            return 0;
        }
    }

    /** Never reached: whatever is not a call for help goes to {@link #run}. */
    @Override
    public Integer call() {
        return ExitCode.USAGE;
    }
}
