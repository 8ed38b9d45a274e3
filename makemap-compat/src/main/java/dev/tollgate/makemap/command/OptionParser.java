package dev.tollgate.makemap.command;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a command line as getopt(3) of the GNU C library does: options may be clustered, an argument may follow its
 * option at once or as the next word, options may stand after operands, and {@code --} ends them.
 */
final class OptionParser {
    private final String program;
    private final String options;
    private final List<String> words;
    private final List<String> operands = new ArrayList<>();
    private int nextWord;
    private String cluster = "";
    private String argument = "";

    /**
     * A parser over {@code words}.
     *
     * @param options the option letters, each followed by a colon when it takes an argument
     */
    OptionParser(String program, String options, List<String> words) {
        this.program = program;
        this.options = options;
        this.words = words;
    }

    /** The end of the options. */
    static final char END = 0;

    /**
     * The next option's letter, or {@link #END}.
     *
     * @throws CommandEnd with getopt's message when the option is unknown or lacks its argument
     */
    char next() throws CommandEnd {
        while (cluster.isEmpty()) {
            if (nextWord == words.size()) {
                return END;
            }
            String word = words.get(nextWord++);
            if (word.equals("--")) {
                operands.addAll(words.subList(nextWord, words.size()));
                nextWord = words.size();
                return END;
            }
            if (word.length() > 1 && word.charAt(0) == '-') {
                cluster = word.substring(1);
            } else {
                operands.add(word);
            }
        }
        char option = cluster.charAt(0);
        cluster = cluster.substring(1);
        int known = option == ':' ? -1 : options.indexOf(option);
        if (known < 0) {
            throw new CommandEnd(Sysexits.USAGE, program + ": invalid option -- '" + option + "'\n");
        }
        if (known + 1 < options.length() && options.charAt(known + 1) == ':') {
            takeArgument(option);
        }
        return option;
    }

    private void takeArgument(char option) throws CommandEnd {
        if (!cluster.isEmpty()) {
            argument = cluster;
            cluster = "";
        } else if (nextWord < words.size()) {
            argument = words.get(nextWord++);
        } else {
            throw new CommandEnd(Sysexits.USAGE, program + ": option requires an argument -- '" + option + "'\n");
        }
    }

    /** The argument of the option that {@link #next()} answered last. */
    String argument() {
        return argument;
    }

    /** The words that are neither options nor their arguments; complete once {@link #next()} has answered END. */
    List<String> operands() {
        return operands;
    }
}
