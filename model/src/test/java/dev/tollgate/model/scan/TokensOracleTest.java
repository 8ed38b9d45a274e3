package dev.tollgate.model.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import dev.tollgate.testkit.SendmailBt;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our tokens are sendmail's: a value of words that mean nothing comes back from check_mail as the tokens of an error
 * message, one blank between two.
 */
class TokensOracleTest {
    private static final String ALPHABET = "abcXYZ019    .:@!^/[]+,;\"\"()>\\-_=&#*?~{}|'`";

    @TempDir
    Path directory;

    @Test
    void randomValues_sameTokensAsSendmail() {
        Oracle.requireRoot();
        List<String> values = new ArrayList<>();
        Seeded.times(7, Seeded.heavy() ? 5_000 : 400, random -> values.add(value(random)));
        StringBuilder access = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            access.append("From:k")
                    .append(i)
                    .append(".example\t")
                    .append(values.get(i))
                    .append('\n');
        }
        List<String> mc = List.of("FEATURE(`accept_unresolvable_domains')dnl");
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        try (SendmailBt sendmail =
                SendmailBt.start(directory, "", mc, access.toString().getBytes(StandardCharsets.ISO_8859_1))) {
            for (int i = 0; i < values.size(); i++) {
                List<String> answer =
                        sendmail.ask("check_mail", "<u@k" + i + ".example>").tokens();
                List<String> error = answer.subList(answer.indexOf("$:") + 1, answer.size());
                expected.add(values.get(i) + " => " + String.join(" ", error));
                found.add(values.get(i) + " => "
                        + Tokens.of(values.get(i), 0).list().stream()
                                .map(Token::text)
                                .collect(Collectors.joining(" ")));
            }
        }
        assertEquals(expected, found);
    }

    /** A value that begins with a word of no meaning, so that sendmail takes it as text. */
    private static String value(Random random) {
        StringBuilder value = new StringBuilder("zz");
        for (int i = random.nextInt(14); i >= 0; i--) {
            value.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        // The test mode prints an escaped blank like the one between two tokens.
        return value.toString().replace("\\ ", "\\x");
    }
}
