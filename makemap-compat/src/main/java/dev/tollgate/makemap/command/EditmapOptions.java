package dev.tollgate.makemap.command;

import dev.tollgate.makemap.build.Termination;
import dev.tollgate.model.source.LineGrammar;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** editmap's command line. */
final class EditmapOptions {
    private static final String LETTERS = "C:fquxN";
    private static final String USAGE =
            "Usage: editmap [-C cffile] [-N] [-f] [-q|-u|-x] maptype mapname key [ \"value ...\" ]\n";

    private final String cfFile;
    private final Action action;
    private final Termination termination;
    private final List<String> operands;
    private final String key;

    private EditmapOptions(String cfFile, Action action, Termination termination, List<String> operands, String key) {
        this.cfFile = cfFile;
        this.action = action;
        this.termination = termination;
        this.operands = operands;
        this.key = key;
    }

    /** What to do with the key. */
    enum Action {
        QUERY,
        UPDATE,
        DELETE
    }

    static EditmapOptions parse(List<String> arguments) throws CommandEnd {
        OptionParser parser = new OptionParser(
                "editmap", LETTERS, arguments.stream().map(NativeText::bytesOf).toList());
        String cfFile = SendmailCf.DEFAULT_PATH;
        Action action = Action.QUERY;
        int actions = 0;
        Termination termination = Termination.PLAIN;
        boolean fold = true;
        try {
            for (char letter = parser.next(); letter != OptionParser.END; letter = parser.next()) {
                switch (letter) {
                    case 'C' -> cfFile = parser.argument();
                    case 'f' -> fold = false;
                    case 'N' -> termination = Termination.NUL;
                    default -> {
                        action = letter == 'q' ? Action.QUERY : letter == 'u' ? Action.UPDATE : Action.DELETE;
                        actions++;
                    }
                }
            }
        } catch (CommandEnd e) {
            throw new CommandEnd(e.status(), e.message() + USAGE);
        }
        List<String> operands = parser.operands();
        boolean complete = action == Action.UPDATE ? operands.size() > 3 : operands.size() == 3;
        if (actions != 1 || !complete) {
            throw new CommandEnd(Sysexits.USAGE, USAGE);
        }
        String key = fold ? LineGrammar.fold(operands.get(2)) : operands.get(2);
        return new EditmapOptions(cfFile, action, termination, operands, key);
    }

    String cfFile() {
        return cfFile;
    }

    Action action() {
        return action;
    }

    String type() {
        return operands.get(0);
    }

    String map() {
        return operands.get(1);
    }

    String key() {
        return key;
    }

    /** The key as the map stores it. */
    byte[] storedKey() {
        return stored(key);
    }

    /** The value of an update as the map stores it. */
    byte[] storedValue() {
        return stored(action == Action.UPDATE ? operands.get(3) : "");
    }

    private byte[] stored(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return termination == Termination.NUL ? Arrays.copyOf(bytes, bytes.length + 1) : bytes;
    }
}
