package dev.tollgate.makemap.command;

import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.Termination;
import dev.tollgate.model.source.LineGrammar;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** makemap's command line. */
final class MakemapOptions {
    private static final String LETTERS = "C:D:Nc:defi:Llorst:uvx";
    private static final String TYPES = "hash\nbtree\nimplicit\n";
    /** Native makemap writes these through another buffer, which reaches a pipe before that of the other types. */
    private static final String TYPES_OF_CF = "cf\nCF\n";

    private static final String TYPES_WITH_SUFFIX = "hash:db\nbtree:db\nimplicit:\n";
    private static final String USAGE = """
            Usage: makemap [-C cffile] [-N] [-c cachesize] [-D commentchar]
                           [-d] [-e] [-f] [-i type] [-l] [-o] [-r] [-s] [-t delimiter]
                           [-u] [-v] type mapname
            """;

    private String cfFile = SendmailCf.DEFAULT_PATH;
    private String fallback = "";
    private Termination termination = Termination.PLAIN;
    private int comment = '#';
    private int separator = LineGrammar.WHITE_SPACE;
    private boolean foldCase = true;
    private boolean allowEmptyValue;
    private boolean duplicates;
    private boolean replace;
    private boolean append;
    private boolean unsafe;
    private boolean dump;
    private boolean verbose;
    private String type = "";
    private String map = "";

    private MakemapOptions() {}

    /** Reads the command line; options that only print are answered on {@code out}. */
    static MakemapOptions parse(List<String> arguments, PrintStream out, PrintStream err)
            throws CommandEnd, IOException {
        MakemapOptions options = new MakemapOptions();
        OptionParser parser = new OptionParser(
                "makemap", LETTERS, arguments.stream().map(NativeText::bytesOf).toList());
        try {
            char letter = parser.next();
            while (letter != OptionParser.END) {
                options.take(letter, parser.argument(), out, err);
                letter = parser.next();
            }
        } catch (CommandEnd e) {
            throw e.status() == Sysexits.USAGE ? new CommandEnd(e.status(), e.message() + USAGE) : e;
        }
        if (parser.operands().size() != 2) {
            throw new CommandEnd(Sysexits.USAGE, USAGE);
        }
        options.type = parser.operands().get(0);
        options.map = parser.operands().get(1);
        return options;
    }

    private void take(char letter, String argument, PrintStream out, PrintStream err) throws CommandEnd {
        switch (letter) {
            case 'C' -> cfFile = argument;
            case 'D' -> comment = argument.isEmpty() ? LineGrammar.NO_COMMENT : argument.charAt(0);
            case 'N' -> termination = Termination.NUL;
            case 'd' -> duplicates = true;
            case 'e' -> allowEmptyValue = true;
            case 'f' -> foldCase = false;
            case 'i' -> fallback = argument;
            case 'l' -> throw listed(out, TYPES);
            case 'L' -> throw listed(out, TYPES_OF_CF + TYPES);
            case 'x' -> throw listed(out, TYPES_WITH_SUFFIX);
            case 'o' -> append = true;
            case 'r' -> replace = true;
            case 's' -> unsafe = true;
            case 't' -> {
                if (argument.isEmpty()) {
                    err.print("Invalid separator\n");
                } else {
                    separator = argument.charAt(0);
                }
            }
            case 'u' -> dump = true;
            case 'v' -> verbose = true;
            default -> {
                // -c sets the size of Berkeley DB's cache, which nothing here has.
            }
        }
    }

    private static CommandEnd listed(PrintStream out, String types) {
        out.print(types);
        return new CommandEnd(Sysexits.OK);
    }

    String cfFile() {
        return cfFile;
    }

    /** The type to use when the cf names none; empty for none. */
    String fallback() {
        return fallback;
    }

    LineGrammar grammar() {
        return new LineGrammar(separator, comment, foldCase, allowEmptyValue);
    }

    Termination termination() {
        return termination;
    }

    DuplicatePolicy duplicatePolicy() {
        if (duplicates) {
            return DuplicatePolicy.KEEP_ALL;
        }
        return replace ? DuplicatePolicy.LAST_WINS : DuplicatePolicy.FIRST_WINS;
    }

    FileSafety.Links links() {
        return unsafe ? FileSafety.Links.FOLLOWED : FileSafety.Links.REFUSED;
    }

    MapOpener.Access access() {
        if (dump) {
            return MapOpener.Access.READ;
        }
        return append ? MapOpener.Access.APPEND : MapOpener.Access.REPLACE;
    }

    boolean verbose() {
        return verbose;
    }

    /** The byte between key and value in a dump. */
    int dumpSeparator() {
        return separator == LineGrammar.WHITE_SPACE ? '\t' : separator;
    }

    /** The type as given, one char per byte. */
    String type() {
        return type;
    }

    /** The map's name as given, one char per byte. */
    String map() {
        return map;
    }
}
