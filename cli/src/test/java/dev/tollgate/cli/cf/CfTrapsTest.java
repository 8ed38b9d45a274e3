package dev.tollgate.cli.cf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What surprises in sendmail's language, each in a configuration and questions of its own; sendmail is asked, too. */
final class CfTrapsTest {
    private static final Pattern TRAP = Pattern.compile("# (.*)\nbase (.*)\ncf (.*)\nin (.*)\n");
    private static final Pattern BYTE = Pattern.compile("\\\\x([0-9a-f]{2})");
    private static final String BASE = """
            Mlocal, P=/bin/true, F=lsDFMAw5:/|@qPhn9S, S=0/0, R=0/0, T=DNS/RFC822/X-Unix, A=true $u
            Mesmtp, P=[IPC], F=mDFMuXa, S=0/0, R=0/0, E=\\r\\n, L=990, T=DNS/RFC822/SMTP, A=TCP $h
            O OperatorChars=.:%@!^/[]+
            O HostsFile=/LAB/hosts
            O ServiceSwitchFile=/LAB/switch
            """;

    @TempDir
    Path directory;

    @Test
    void trapsCatchBothAlike() throws IOException {
        CfLab lab = new CfLab(directory);
        List<String> differing = new ArrayList<>();
        int count = 0;
        for (Matcher trap = TRAP.matcher(text()); trap.find(); count++) {
            String cf = head(trap.group(2)).replace("/LAB", lab.path()) + decoded(trap.group(3), lab) + "\n";
            String difference = lab.difference(cf, decoded(trap.group(4), lab) + "\n");
            if (!difference.isEmpty()) {
                differing.add(trap.group(1) + "\n" + difference);
            }
        }
        assertEquals(List.of(), differing);
        assertEquals(117, count);
    }

    private static String text() throws IOException {
        try (InputStream in = Objects.requireNonNull(CfTrapsTest.class.getResourceAsStream("traps.txt"))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static String head(String base) {
        return switch (base) {
            case "bare" -> "V10\n";
            case "8" -> "V8\n" + BASE;
            default -> "V10/Berkeley\n" + BASE;
        };
    }

    /** The text of a trap: an arrow is a tab, a return sign a newline. */
    private static String decoded(String text, CfLab lab) {
        String plain = text.replace('\u23ce', '\n').replace('\u2192', '\t').replace("/LAB", lab.path());
        String bytes = new String(plain.getBytes(UTF_8), ISO_8859_1);
        return BYTE.matcher(bytes)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
