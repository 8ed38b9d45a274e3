package dev.tollgate.makemap.command;

import dev.tollgate.files.AtomicFile;
import dev.tollgate.files.Contention;
import dev.tollgate.files.Placement;
import dev.tollgate.files.failure.SystemReason;
import dev.tollgate.makemap.MapFiles;
import dev.tollgate.makemap.MapHeader;
import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.MapBuild;
import dev.tollgate.makemap.build.MapWriter;
import dev.tollgate.makemap.command.SendmailCf.NameMatch;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.makemap.report.BuildProgress;
import dev.tollgate.makemap.report.BuildReport;
import dev.tollgate.makemap.report.LineProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The command makemap of sendmail 8.17. Besides the types of Debian's binary (hash, btree, implicit, cf, CF) it knows
 * cdb, as binaries built with tinycdb do, and db185-hash and db185-btree, the files of FreeBSD's base system; the lists
 * of {@code -l}, {@code -L} and {@code -x} are those of Debian's binary.
 */
public final class Makemap {
    private static final String PROGRAM = "makemap";

    private final MakemapOptions options;
    private final ReadableByteChannel in;
    private final PrintStream out;
    private final PrintStream err;
    private final BuildProgress progress;

    private Makemap(
            MakemapOptions options, ReadableByteChannel in, PrintStream out, PrintStream err, BuildProgress progress) {
        this.options = options;
        this.in = in;
        this.out = out;
        this.err = err;
        this.progress = progress;
    }

    /** Runs the command without showing how far it is. */
    public static int run(List<String> arguments, ReadableByteChannel in, OutputStream out, OutputStream err) {
        return run(arguments, in, out, err, BuildProgress.NONE);
    }

    /**
     * Runs the command.
     *
     * @param arguments the words after the program's name
     * @param in the text to build from; read to its end unless the command fails before
     * @param progress told while the text is read, and closed before anything is said
     * @return native makemap's exit code
     */
    public static int run(
            List<String> arguments,
            ReadableByteChannel in,
            OutputStream out,
            OutputStream err,
            BuildProgress progress) {
        PrintStream outBytes = CommandStreams.bytes(out);
        PrintStream errBytes = CommandStreams.bytes(err);
        try {
            MakemapOptions options = MakemapOptions.parse(arguments, outBytes, errBytes);
            return new Makemap(options, in, outBytes, errBytes, progress).run();
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
        String type = type(context);
        MapOpener opener = new MapOpener(PROGRAM, context.safety(options.links(), err));
        MapFile file = opener.open(type, options.map(), options.access());
        if (options.access() == MapOpener.Access.READ) {
            return dump(opener, type, file);
        }
        return build(opener, type, file, context.placement());
    }

    private CommandContext context() throws CommandEnd {
        ProcessIdentity identity = ProcessIdentity.current();
        boolean typeFromCf = isFromCf();
        if (!identity.isRoot() && !typeFromCf) {
            return new CommandContext(identity, 0, "");
        }
        NameMatch match =
                !typeFromCf ? NameMatch.NONE : options.type().equals("cf") ? NameMatch.WHOLE_PATH : NameMatch.BASE_NAME;
        try {
            SendmailCf cf = SendmailCf.read(options.cfFile(), options.map(), match, err::print);
            return new CommandContext(identity, cf.trustedUid(), cf.mapClass());
        } catch (IOException e) {
            throw new CommandEnd(Sysexits.NOINPUT, "makemap: " + options.cfFile() + ": " + SystemReason.of(e) + "\n");
        }
    }

    private boolean isFromCf() {
        return options.type().toLowerCase(Locale.ROOT).equals("cf");
    }

    private String type(CommandContext context) throws CommandEnd {
        String type = isFromCf() ? context.mapClass() : options.type();
        boolean cfRead = isFromCf() || context.identity().isRoot();
        if (!type.isEmpty() || !cfRead) {
            return type;
        }
        String notFound = PROGRAM + ": mapfile " + options.map() + ": not found in " + options.cfFile();
        if (options.fallback().isEmpty()) {
            throw new CommandEnd(Sysexits.DATAERR, notFound + "\n");
        }
        if (options.verbose()) {
            err.print(notFound + ", using fallback " + options.fallback() + "\n");
        }
        return options.fallback();
    }

    private int dump(MapOpener opener, String type, MapFile file) throws CommandEnd {
        try (MapReader map = MapFiles.open(file.path())) {
            map.forEach((key, value) -> {
                CommandStreams.printString(key, out);
                out.write(options.dumpSeparator());
                CommandStreams.printString(value, out);
                out.write('\n');
            });
            return Sysexits.OK;
        } catch (IOException e) {
            throw opener.failed(type, options.map(), SystemReason.of(e));
        }
    }

    private int build(MapOpener opener, String type, MapFile file, Placement placement) throws CommandEnd {
        try (AtomicFile replacement = open(opener, type, file, placement)) {
            boolean append = options.access() == MapOpener.Access.APPEND;
            if (append) {
                replacement.watch();
            }
            boolean repeats = append && holdsRepeats(file);
            if (append && !repeats && policy(file.type()) == DuplicatePolicy.KEEP_ALL) {
                // Berkeley DB adds repeated keys only to a map that was made for them.
                throw opener.failed(type, options.map(), SystemReason.INVALID_ARGUMENT);
            }
            try (MapReader existing = append ? existing(opener, type, file) : null) {
                boolean complains = file.type().isBerkeleyDb() && ForeignFile.seemsProtected(file.path());
                BuildReport report = write(replacement, existing, file, repeats);
                replacement.commit(written -> MapFiles.open(written).close());
                int status = tell(report.problems(), file.type());
                if (complains) {
                    throw closeFailed(SystemReason.INVALID_ARGUMENT);
                }
                return status;
            }
        } catch (IOException e) {
            throw closeFailed(SystemReason.of(e));
        }
    }

    private CommandEnd closeFailed(String reason) {
        return new CommandEnd(Sysexits.IOERR, PROGRAM + ": close(" + options.map() + "): " + reason + "\n");
    }

    private AtomicFile open(MapOpener opener, String type, MapFile file, Placement placement) throws CommandEnd {
        try {
            return AtomicFile.open(file.path(), placement, Contention.WAIT);
        } catch (IOException e) {
            throw opener.failed(type, options.map(), MapOpener.reasonOfNoReplacement(e));
        }
    }

    private MapReader existing(MapOpener opener, String type, MapFile file) throws CommandEnd {
        try {
            return MapFiles.open(file.path());
        } catch (IOException e) {
            throw opener.failed(type, options.map(), SystemReason.of(e));
        }
    }

    private static boolean holdsRepeats(MapFile file) throws IOException {
        return MapHeader.read(file.path()).map(MapHeader::duplicates).orElse(false);
    }

    private BuildReport write(AtomicFile replacement, @Nullable MapReader existing, MapFile file, boolean repeats)
            throws IOException {
        // With -v the pairs themselves show how far it is.
        BuildProgress shown = options.verbose() ? BuildProgress.NONE : progress;
        MapBuild build = new MapBuild(options.grammar(), options.termination(), shown);
        ReadableByteChannel text = options.verbose() ? new VerboseText(in, options.grammar(), out) : in;
        BuildReport[] report = new BuildReport[1];
        try (shown) {
            replacement.write(channel -> {
                try (MapWriter writer =
                        repeats ? repeatsWriter(file, channel) : writer(file, policy(file.type()), channel)) {
                    report[0] = build.run(existing, text, writer, channel);
                }
            });
        }
        return report[0];
    }

    private static MapWriter writer(MapFile file, DuplicatePolicy policy, FileChannel channel) {
        return MapFiles.writer(file.type(), policy, channel, file.directory());
    }

    /** A map made for repeated keys stays one; there {@code -r} has nothing to replace and adds. */
    private MapWriter repeatsWriter(MapFile file, FileChannel channel) {
        MapWriter writer = writer(file, DuplicatePolicy.KEEP_ALL, channel);
        return options.duplicatePolicy() == DuplicatePolicy.FIRST_WINS
                ? new RepeatsAppender(file.type(), writer)
                : writer;
    }

    /** Only Berkeley DB and the btree of db 1.85 keep repeated keys; elsewhere {@code -d} lets the last one win. */
    private DuplicatePolicy policy(MapFormat type) {
        DuplicatePolicy policy = options.duplicatePolicy();
        boolean repeats = type != MapFormat.CDB && type != MapFormat.DB185_HASH;
        return policy == DuplicatePolicy.KEEP_ALL && !repeats ? DuplicatePolicy.LAST_WINS : policy;
    }

    /** Prints all problems; the last of them decides the exit code. */
    private int tell(List<LineProblem> problems, MapFormat type) {
        int status = Sysexits.OK;
        for (LineProblem problem : problems) {
            tell(problem, type);
            boolean putError = type == MapFormat.CDB && problem.kind() == LineProblem.Kind.DUPLICATE_KEY;
            status = putError ? Sysexits.IOERR : Sysexits.DATAERR;
        }
        return status;
    }

    private void tell(LineProblem problem, MapFormat type) {
        String key = problem.key();
        String what = switch (problem.kind()) {
            case LINE_TOO_LONG -> "line too long (1024 bytes max)";
            case LEADING_SPACE -> "syntax error (leading space)";
            case NO_VALUE -> "no RHS for LHS " + key;
            case DUPLICATE_KEY ->
                "key " + key + (type == MapFormat.CDB ? ": put error: Key already exists" : ": duplicate key");
        };
        err.print(PROGRAM + ": " + options.map() + ": line " + problem.line() + ": " + what + "\n");
    }
}
