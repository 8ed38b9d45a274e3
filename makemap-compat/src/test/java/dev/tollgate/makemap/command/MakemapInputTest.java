package dev.tollgate.makemap.command;

import dev.tollgate.makemap.command.CommandTwins.Setup;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Native makemap and ours on random texts with random options. */
class MakemapInputTest {
    private static final int CASES = Seeded.heavy() ? 5000 : 250;

    @TempDir
    static Path parent;

    @BeforeAll
    static void requireRoot() {
        Oracle.requireRoot();
    }

    @Test
    void randomText_givesTheSameMapAndMessages() {
        CommandTwins twins = new CommandTwins(parent.resolve("twins"));
        Seeded.times(1, CASES, random -> {
            List<String> arguments = options(random);
            Setup setup = Setups.CF;
            if (arguments.contains("-o")) {
                setup = setup.and(existing(random, arguments));
            }
            twins.makemap(setup, text(random).getBytes(StandardCharsets.ISO_8859_1), arguments.toArray(new String[0]));
        });
    }

    private static Setup existing(Random random, List<String> arguments) {
        List<String> options = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            options.add("-d");
        }
        if (arguments.contains("-N")) {
            options.add("-N");
        }
        String type = arguments.get(arguments.size() - 2);
        StringBuilder entries = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            entries.append(key(random)).append(i).append(" old").append(i).append('\n');
        }
        return Setups.map(type, "m", entries.toString().replaceAll("(?m)^#", "x"), options.toArray(new String[0]));
    }

    private static List<String> options(Random random) {
        List<String> options = new ArrayList<>(List.of("-C", "@/e.cf"));
        for (String option : List.of("-N", "-d", "-e", "-f", "-o", "-r", "-s", "-v")) {
            if (random.nextInt(4) == 0) {
                options.add(option);
            }
        }
        if (random.nextInt(5) == 0) {
            options.add("-t" + Seeded.pick(random, ":", "=", "a", " ", "\t", "#"));
        }
        if (random.nextInt(6) == 0) {
            options.add("-D" + Seeded.pick(random, ";", "a", " ", "\t"));
        }
        options.add(Seeded.pick(random, "hash", "hash", "btree"));
        options.add("@/m");
        return options;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int lines = random.nextInt(4) == 0 ? random.nextInt(200) : random.nextInt(12);
        for (int i = 0; i < lines; i++) {
            text.append(line(random));
            if (i + 1 < lines || random.nextInt(4) > 0) {
                text.append(Seeded.pick(random, "\n", "\n", "\n", "\n", "\r\n"));
            }
        }
        return text.toString();
    }

    private static String line(Random random) {
        return switch (random.nextInt(16)) {
            case 0 -> "";
            case 1 -> Seeded.pick(random, " ", "\t", "\r", "\f", "\u000b") + line(random);
            case 2 -> Seeded.pick(random, "#", ";") + line(random);
            case 3 -> key(random);
            case 4 -> key(random) + separator(random);
            case 5 -> key(random) + separator(random) + "v".repeat(900 + random.nextInt(240));
            case 6 -> "#".repeat(1015 + random.nextInt(20)) + line(random);
            case 7 -> key(random) + "\0" + separator(random) + value(random);
            case 8 -> key(random) + separator(random) + value(random) + "\0";
            case 9 -> "k".repeat(1 + random.nextInt(1030)) + separator(random) + value(random);
            default -> key(random) + separator(random) + value(random);
        };
    }

    private static String separator(Random random) {
        return Seeded.pick(random, " ", "\t", "\t\t", "  \t ", ":", "=", "\u000b", "\f", "\r", "\u0085", "\u00a0");
    }

    private static String key(Random random) {
        return Seeded.pick(
                random,
                "From:Spam.Example",
                "from:spam.example",
                "Connect:10.1.2",
                "A",
                "a",
                "Ab",
                "aB",
                "\u00c4\u00d6x",
                "\u00e4",
                "To:user@",
                "CertIssuer:/C=US/CN=+28x+29",
                "k" + random.nextInt(40),
                Character.toString((char) (33 + random.nextInt(223))));
    }

    private static String value(Random random) {
        return Seeded.pick(
                random,
                "RELAY",
                "REJECT",
                "OK # not a comment",
                "ERROR:5.7.1:\"550 no\"",
                "a b\tc",
                "x ",
                "\u00ff\u0080",
                "%1 %% `'",
                "v" + random.nextInt(1000));
    }
}
