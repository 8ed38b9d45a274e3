package dev.tollgate.model.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.model.policy.ruleset.Session;
import dev.tollgate.testkit.Seeded;
import dev.tollgate.testkit.SendmailBt;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sendmail's scanner makes of a map's values, asked of sendmail. */
class ValueScanTest {
    private static final String LOOK_UP = "SValue\nR$*\t$: < $(access $1 $) >\n";
    private static final List<String> KNOWN = List.of(
            "OK(x)HATER",
            "OK( <)HATER",
            "OK((x)y)HATER",
            "OK)HATER",
            "(a)(b)HATER",
            "OK(a)(b)HATER",
            ".(x)HATER",
            "OK(x).",
            "\"OK\"(x)HATER",
            "\"OK\"HATER",
            "OK(\\)x)HATER",
            "OK\\(x)HATER",
            "OK(x",
            "OK(x)<HATER>");

    @TempDir
    Path directory;

    @Test
    void randomValues_areCutAsSendmailCutsThem() {
        List<String> values = new ArrayList<>(KNOWN);
        Seeded.times(1, Seeded.heavy() ? 20_000 : 500, random -> values.add(value(random)));
        StringBuilder access = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            access.append('k').append(i).append('\t').append(values.get(i)).append('\n');
        }
        byte[] text = access.toString().getBytes(StandardCharsets.ISO_8859_1);
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        try (SendmailBt sendmail =
                SendmailBt.start(directory.resolve("site"), "", List.of(), text, cf -> cf + LOOK_UP)) {
            for (int i = 0; i < values.size(); i++) {
                String[] tokens = Session.scan(values.get(i));
                if (tokens.length > 0) {
                    expected.add(
                            shown(values.get(i), sendmail.ask("Value", "k" + i).text()));
                    found.add(shown(values.get(i), "< " + printed(tokens) + " >"));
                }
            }
        }
        assertEquals(String.join("\n", expected), String.join("\n", found));
    }

    /** As test mode prints tokens: nothing of a DEL, which is what the scanner makes of 0xff. */
    private static String printed(String[] tokens) {
        return Stream.of(tokens)
                .map(token -> dev.tollgate.sendmail.scan.Tokens.printed(token, id -> ""))
                .collect(Collectors.joining(" "));
    }

    /** A token can hold blanks, which an answer does not tell from those between tokens. */
    private static String shown(String value, String tokens) {
        return value + " => " + tokens.replaceAll(" +", " ");
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder("v");
        int length = 1 + random.nextInt(12);
        for (int i = 0; i < length; i++) {
            value.append(Seeded.pick(
                    random, "a", "B", "7", "(", ")", "<", ">", "\"", "\\", " ", ".", "@", ";", "!", "OK", "(c)",
                    "\u00e9", "\u00ff"));
        }
        return value.toString().strip();
    }
}
