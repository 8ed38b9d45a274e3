package dev.tollgate.sendmail.mc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The m4 of this package against the real one. */
class M4Test {
    private static final Path CF = Path.of("/usr/share/sendmail/cf");

    static Includes files(Path directory) {
        return path -> {
            try {
                Path file = directory.resolve(path);
                return Files.isRegularFile(file)
                        ? Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1))
                        : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    @TestFactory
    Stream<DynamicTest> everyMcOfSendmailCf_sameConfigurationAsM4() throws IOException {
        Oracle.M4.path();
        try (Stream<Path> files = Files.walk(CF)) {
            return files.filter(file -> file.toString().endsWith(".mc")).sorted().toList().stream()
                    .map(file -> dynamicTest(CF.relativize(file).toString(), () -> same(file)));
        }
    }

    private static void same(Path file) throws IOException {
        Path directory = file.getParent();
        String name = file.getFileName().toString();
        Native.Result real = Native.run(directory, new byte[0], Oracle.M4, name);
        Expansion ours = M4.expand(
                name, Files.readString(file, StandardCharsets.ISO_8859_1), Map.of(), files(directory), Set.of());
        assertEquals(lines(real.outText()), lines(ours.text()));
        assertEquals(
                lines(real.errText().replaceAll("(?m)^m4:.*: cannot open", "m4: cannot open")),
                lines(ours.messages().stream().map(Expansion.Message::text).collect(Collectors.joining())));
    }

    /** Without what makeinfo.sh says of the machine, which is a comment. */
    private static String lines(String cf) {
        return cf.lines()
                .filter(line -> !line.matches("##### (built by|in|using).*|#####\\s*|m4: .*|"))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void randomTexts_sameOutputAsM4() {
        Seeded.lists(1, 300, M4Test::randomText, parts -> {
            String text = String.join("", parts) + "\n";
            Native.Result real = Native.run(Path.of("/"), text.getBytes(StandardCharsets.ISO_8859_1), Oracle.M4);
            if (real.exit() != 0) {
                return;
            }
            assertEquals(
                    real.outText(),
                    M4.expand("stdin", text, Map.of(), Includes.NONE, Set.of()).text());
        });
    }

    private static List<String> randomText(Random random) {
        return Stream.generate(() -> part(random)).limit(1 + random.nextInt(12)).toList();
    }

    private static String part(Random random) {
        String name = Seeded.pick(random, "a", "bb", "conf_X", "w1");
        String value = Seeded.pick(
                random, "", "x", "`q'", "``qq''", "$1", "$2-$1", "$@", "$*", "$#", "`w1'", "1,2", "(1,2)", " y");
        return Seeded.pick(
                random,
                "define(`" + name + "', `" + value + "')",
                "define(`" + name + "', " + value + ")dnl\n",
                "undefine(`" + name + "')",
                "pushdef(`" + name + "', `" + value + "')",
                "popdef(`" + name + "')",
                "ifdef(`" + name + "', `yes', `no')",
                "ifelse(" + name + ", " + value + ", `eq', `ne')",
                name,
                name + "(" + value + ", b)",
                "unix __unix__ ",
                "defn(`" + name + "')",
                "divert(" + Seeded.pick(random, "-1", "0", "1", "2", "") + ")",
                "undivert(1)",
                "divnum",
                "len(`" + value + "')",
                "index(`abcabc', `" + Seeded.pick(random, "c", "bc", "x", "") + "')",
                "substr(`abcdef', " + random.nextInt(7) + Seeded.pick(random, "", ", 2") + ")",
                "translit(`abc" + value + "', `a-c', `A-C')",
                "eval(" + random.nextInt(9) + Seeded.pick(random, "+", "-", "*", ">=", "&&", "==") + "3)",
                "shift(`1', `" + value + "', 3)",
                "changequote([, ])[" + value + "]changequote(`,')",
                "# a comment with " + name + "\n",
                "dnl gone " + name + "\n",
                " text, " + name + "\n",
                "m4wrap(`end')",
                "`quoted " + name + "'");
    }
}
