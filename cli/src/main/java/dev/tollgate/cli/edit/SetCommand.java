package dev.tollgate.cli.edit;

import dev.tollgate.cli.output.Problem;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineParts;
import dev.tollgate.model.source.TextEdit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate set}. */
@Command(
        name = "set",
        description =
                "Give a key a value: the value of its entry is replaced, or an entry is added at the end. No other"
                        + " line is touched, and doing it twice changes nothing.",
        footer = {
            "",
            "Examples:",
            "  tollgate set access To:example.com RELAY",
            "  tollgate set access AuthInfo:mail.example.net --value-file /root/authinfo",
            "  tollgate set access From:spam.example 'ERROR:5.7.1:550 No mail from there'"
        })
public final class SetCommand extends EditCommand {
    @Parameters(index = "1", paramLabel = "KEY", description = "The key, tag included; compared without case.")
    private String key;

    @Parameters(index = "2", arity = "0..1", paramLabel = "VALUE", description = "The value.")
    private @Nullable String value;

    @Option(
            names = "--value-file",
            paramLabel = "F",
            description = "Take the value from this file, or from standard input (-): a password on the command line is"
                    + " seen by every user of the host. A newline at its end is left out.")
    private @Nullable String valueFile;

    private @Nullable String given;

    @Override
    AccessFile edit(AccessFile original) {
        String left = key(key);
        String right = value(given());
        List<Integer> numbers = Occurrences.of(original, left);
        if (numbers.isEmpty()) {
            Line added = new Line(left + "\t" + right, original.commonEnding());
            return original.insert(original.lineCount() + 1, List.of(fitting(added)));
        }
        int number = numbers.get(0);
        Line line = original.line(number);
        LineParts parts = line.parts(LineGrammar.DEFAULT);
        if (parts.value().of(line.text()).equals(right)) {
            return original;
        }
        AccessFile changed = original.apply(List.of(TextEdit.replace(number, parts.value(), right)));
        fitting(changed.line(number));
        return changed;
    }

    /** The value as the user gave it, read once: standard input can be read only once. */
    private String given() {
        if (given == null) {
            if ((value == null) == (valueFile == null)) {
                throw Problem.usage(
                        value == null ? "the value is missing" : "VALUE and --value-file exclude each other",
                        "write 'tollgate set FILE KEY VALUE', or name a file that holds the value with --value-file");
            }
            given = value == null ? ValueFile.read(console(), String.valueOf(valueFile)) : Shown.bytes(value);
        }
        return given;
    }

    private String value(String bytes) {
        boolean blank = !bytes.isEmpty() && LineGrammar.isSpace((byte) bytes.charAt(0));
        if (bytes.isEmpty() || blank || bytes.indexOf('\n') >= 0 || bytes.indexOf('\0') >= 0) {
            throw Problem.usage(
                    "a value is not empty, does not begin with white space and holds no newline or NUL",
                    "'tollgate unset' removes an entry");
        }
        return bytes;
    }

    private static Line fitting(Line line) {
        if (line.text().length() > LineGrammar.MAX_LINE) {
            throw Problem.usage(
                    "the line would have " + line.text().length() + " bytes; makemap drops lines of more than "
                            + LineGrammar.MAX_LINE,
                    "shorten the key or the value");
        }
        return line;
    }
}
