package dev.tollgate.sendmail.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.audit.oracle.Sendmail;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue against sendmail and its m4 files. */
class OptionsTest {
    private static final Path PROTO = Path.of("/usr/share/sendmail/cf/m4/proto.m4");

    @TempDir
    Path directory;

    @Test
    void namesAndDefines_areProtosOwn() throws IOException {
        Oracle.M4.path();
        Matcher rows = Pattern.compile("_OPTION\\(([\\w.-]+), `(\\w+)'")
                .matcher(Files.readString(PROTO, StandardCharsets.ISO_8859_1));
        List<String> wrong = new ArrayList<>();
        while (rows.find()) {
            String ours =
                    Options.named(rows.group(1)).map(SendmailOption::define).orElse("missing");
            if (!ours.equals(rows.group(2))) {
                wrong.add(rows.group(1) + ": " + rows.group(2) + ", not " + ours);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void letters_areSendmailsOwn() throws IOException {
        StringBuilder cf = new StringBuilder("V10/Berkeley\n");
        for (SendmailOption option : Options.all()) {
            if (!option.name().contains(".") && !option.name().matches("DANE|SmtpUTF8|.*User|HeloName")) {
                cf.append(option.cfLine(value(option))).append('\n');
            }
        }
        Path file = Files.writeString(directory.resolve("letters.cf"), cf);
        Native.Result result = Sendmail.run(directory, "", "-d37.1", "-C", file.toString(), "-bC");
        Matcher set = Pattern.compile("(?m)^setoption (\\w+) \\((?:(.)|0x\\w+)\\)")
                .matcher(result.outText() + result.errText());
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        while (set.find()) {
            seen++;
            String letter = set.group(2) == null ? "" : set.group(2);
            String ours = Options.known(set.group(1)).letter();
            if (!ours.equals(letter)) {
                wrong.add(set.group(1) + ": '" + letter + "', not '" + ours + "'");
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(seen > 130, "options seen: " + seen + result.outText() + result.errText());
    }

    private static String value(SendmailOption option) {
        return switch (option.name()) {
            case "LDAPDefaultSpec" -> "-h localhost";
            case "ClientPortOptions" -> "Family=inet";
            default ->
                option.type() == OptionType.SWITCH ? "False" : option.builtIn().replaceAll(" times.*", "");
        };
    }
}
