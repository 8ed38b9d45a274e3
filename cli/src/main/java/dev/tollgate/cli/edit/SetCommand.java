package dev.tollgate.cli.edit;

import dev.tollgate.cli.output.Problem;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineParts;
import dev.tollgate.model.source.TextEdit;
import dev.tollgate.toolkit.edit.Occurrences;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate set}. */
@Command(
        name = "set",
        description =
                "Give a key a value: the value of its entry is replaced, or an entry is added at the end. No other "
                        + "line is touched, and a second run changes nothing.",
        footer = {
            "",
            "Examples:",
            "  tollgate set access To:example.com RELAY",
            "  tollgate set access AuthInfo:mail.example.net --value-file /root/authinfo",
            "  tollgate set access From:spam.example 'ERROR:5.7.1:550 No mail from there'"
        })
public final class SetCommand extends EditCommand {
    @Parameters(index = "1", paramLabel = "KEY", description = "The key, tag included; upper and lower case are equal.")
    private String key;

    @Parameters(index = "2", arity = "0..1", paramLabel = "VALUE", description = "The value.")
    private @Nullable String value;

    @Option(
            names = "--value-file",
            paramLabel = "F",
            description = "Read the value from this file, or from standard input (-). Every user of the host can "
                    + "see a password on the command line. A newline at its end is ignored.")
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
                        value == null ? "the value is missing" : "VALUE and --value-file cannot be used together",
                        "write 'tollgate set FILE KEY VALUE', or name a file with the value with --value-file");
            }
            given = value == null ? ValueFile.read(console(), String.valueOf(valueFile)) : Shown.bytes(value);
        }
        return given;
    }

    private String value(String bytes) {
        boolean blank = !bytes.isEmpty() && LineGrammar.isSpace((byte) bytes.charAt(0));
        if (bytes.isEmpty() || blank || bytes.indexOf('\n') >= 0 || bytes.indexOf('\0') >= 0) {
            throw Problem.usage(
                    "a value cannot be empty, begin with white space, or contain a newline or NUL",
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
