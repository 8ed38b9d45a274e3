package dev.tollgate.makemap.command;

import dev.tollgate.files.AtomicFile;
import dev.tollgate.files.Contention;
import dev.tollgate.files.Folder;
import dev.tollgate.files.OpenFile;
import dev.tollgate.files.Placement;
import dev.tollgate.files.failure.SystemReason;
import dev.tollgate.makemap.MapFiles;
import dev.tollgate.makemap.MapHeader;
import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.MapBuild;
import dev.tollgate.makemap.build.MapWriter;
import dev.tollgate.makemap.build.Termination;
import dev.tollgate.makemap.command.EditedMap.Change;
import dev.tollgate.makemap.command.EditmapOptions.Action;
import dev.tollgate.makemap.command.SendmailCf.NameMatch;
import dev.tollgate.makemap.format.MapFormatException;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.model.source.LineGrammar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command editmap of sendmail 8.17: looks one key up in a map, gives it a value, or removes it. Native editmap
 * changes the map in place; here a changed copy takes its place in one step.
 */
public final class Editmap {
    private static final String PROGRAM = "editmap";

    private final EditmapOptions options;
    private final PrintStream out;
    private final PrintStream err;

    private Editmap(EditmapOptions options, PrintStream out, PrintStream err) {
        this.options = options;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command.
     *
     * @param arguments the words after the program's name
     * @return native editmap's exit code
     */
    public static int run(List<String> arguments, OutputStream out, OutputStream err) {
        PrintStream outBytes = CommandStreams.bytes(out);
        PrintStream errBytes = CommandStreams.bytes(err);
        try {
            return new Editmap(EditmapOptions.parse(arguments), outBytes, errBytes).run();
        } catch (CommandEnd end) {
            errBytes.print(end.message());
            return end.status();
        } catch (IOException e) {
            errBytes.print(PROGRAM + ": " + SystemReason.of(e) + "\n");
            return Sysexits.IOERR;
        } finally {
            outBytes.flush();
            errBytes.flush();
        }
    }

    private int run() throws CommandEnd, IOException {
        CommandContext context = context();
        MapOpener opener = new MapOpener(PROGRAM, context.safety(FileSafety.Links.REFUSED, err));
        MapOpener.Access access = options.action() == Action.QUERY ? MapOpener.Access.READ : MapOpener.Access.EDIT;
        MapFile file = opener.open(options.type(), options.map(), access);
        if (options.action() == Action.QUERY) {
            give(file, context.placement());
            return query(opener, file);
        }
        return change(opener, file, context.placement());
    }

    private CommandContext context() throws CommandEnd {
        try {
            SendmailCf cf = SendmailCf.read(options.cfFile(), options.map(), NameMatch.NONE, err::print);
            return new CommandContext(ProcessIdentity.current(), cf.trustedUid(), "");
        } catch (IOException e) {
            throw new CommandEnd(
                    Sysexits.NOINPUT, PROGRAM + ": " + options.cfFile() + ": " + SystemReason.of(e) + "\n");
        }
    }

    /** editmap hands the map to the TrustedUser even when it only reads it. */
    private static void give(MapFile file, Placement placement) throws IOException {
        UserPrincipal owner = placement.owner();
        if (owner == null || owner.equals(Files.getOwner(file.path()))) {
            return;
        }
        try (Folder folder = Folder.above(file.path());
                OpenFile map = folder.read(String.valueOf(file.path().getFileName()))) {
            map.setOwner(owner);
        }
    }

    private int query(MapOpener opener, MapFile file) throws CommandEnd {
        try (MapReader map = MapFiles.open(file.path())) {
            byte[] value = map.get(options.storedKey());
            if (value == null) {
                err.print(PROGRAM + ": couldn't find key " + options.key() + " in map " + options.map() + "\n");
                return Sysexits.UNAVAILABLE;
            }
            CommandStreams.printString(value, out);
            out.write('\n');
            return Sysexits.OK;
        } catch (IOException e) {
            throw opener.failed(options.type(), options.map(), SystemReason.of(e));
        }
    }

    private int change(MapOpener opener, MapFile file, Placement placement) throws CommandEnd {
        try (AtomicFile replacement = open(opener, file, placement)) {
            replacement.watch();
            boolean empty = !Files.exists(file.path()) || Files.size(file.path()) == 0;
            try (MapReader original = empty ? null : MapFiles.open(file.path())) {
                return change(replacement, original, file, placement);
            }
        } catch (MapFormatException e) {
            throw opener.failed(options.type(), options.map(), SystemReason.of(e));
        } catch (IOException e) {
            throw new CommandEnd(Sysexits.IOERR, ioFailure(e));
        }
    }

    private AtomicFile open(MapOpener opener, MapFile file, Placement placement) throws CommandEnd {
        try {
            return AtomicFile.open(file.path(), placement, Contention.WAIT);
        } catch (IOException e) {
            throw opener.failed(options.type(), options.map(), MapOpener.reasonOfNoReplacement(e));
        }
    }

    private String ioFailure(IOException e) {
        String reason = SystemReason.of(e);
        return options.action() == Action.DELETE
                ? PROGRAM + ": couldn't remove key " + options.key() + " in map " + options.map() + " (" + reason
                        + ")\n"
                : PROGRAM + ": error updating (" + options.key() + ", "
                        + CommandStreams.string(options.storedValue()) + ") in map " + options.map() + ": " + reason
                        + "\n";
    }

    private int change(AtomicFile replacement, @Nullable MapReader original, MapFile file, Placement placement)
            throws IOException {
        byte[] key = options.storedKey();
        boolean missing = original == null || original.get(key) == null;
        if (options.action() == Action.DELETE && missing) {
            err.print(PROGRAM + ": key " + options.key() + " doesn't exist in map " + options.map() + "\n");
            if (original != null) {
                give(file, placement);
                return Sysexits.OK;
            }
        }
        boolean repeats = original != null
                && MapHeader.read(file.path()).map(MapHeader::duplicates).orElse(false);
        Change change = options.action() == Action.DELETE ? Change.REMOVE : repeats ? Change.ADD : Change.REPLACE;
        EditedMap edited = new EditedMap(file.type(), original, change, key, options.storedValue());
        write(replacement, edited, repeats ? DuplicatePolicy.KEEP_ALL : DuplicatePolicy.LAST_WINS, file.directory());
        return Sysexits.OK;
    }

    private static void write(AtomicFile replacement, MapReader edited, DuplicatePolicy policy, Path directory)
            throws IOException {
        MapBuild build = new MapBuild(LineGrammar.DEFAULT, Termination.PLAIN);
        replacement.write(channel -> {
            try (MapWriter writer = MapFiles.writer(edited.format(), policy, channel, directory)) {
                build.run(edited, Channels.newChannel(new ByteArrayInputStream(new byte[0])), writer, channel);
            }
        });
        replacement.commit(written -> MapFiles.open(written).close());
    }
}
