package dev.tollgate.cli.hostile;

import dev.tollgate.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes texts: characters, words, lines, and how often, how long and how deep they are. */
final class TextMutations {
    private static final String MARKS = " \t\n\"'`{}[]()$%#,:;=-+/@0<>|*&\\";
    private static final int LONGEST = 1 << 19;

    private final Random random;

    TextMutations(Random random) {
        this.random = random;
    }

    byte[] of(byte[] file) {
        return of(new String(file, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** {@code text}, one char a byte, with some changes. */
    String of(String text) {
        String mutated = text;
        for (int i = 1 + random.nextInt(6); i > 0 && !mutated.isEmpty(); i--) {
            mutated = random.nextInt(3) == 0 ? lines(mutated) : piece(mutated);
            mutated = mutated.substring(0, Math.min(mutated.length(), LONGEST));
        }
        return mutated;
    }

    private static String repeated(String text, int times) {
        return text.repeat(Math.min(times, LONGEST / Math.max(1, text.length())));
    }

    private String piece(String text) {
        StringBuilder mutated = new StringBuilder(text);
        int at = random.nextInt(mutated.length());
        int end = Math.min(mutated.length(), at + 1 + random.nextInt(20));
        String piece = mutated.substring(at, end);
        switch (random.nextInt(14)) {
            case 0 -> mutated.delete(at, end);
            case 1 -> mutated.insert(at, piece.repeat(1 + random.nextInt(4)));
            case 2 -> mutated.insert(random.nextInt(mutated.length()), piece);
            case 3 -> mutated.setCharAt(at, (char) random.nextInt(256));
            case 4 -> mutated.setCharAt(at, MARKS.charAt(random.nextInt(MARKS.length())));
            case 5 -> mutated.insert(at, random.nextLong());
            case 6 -> mutated.insert(at, "99999999999999999999");
            case 7 -> mutated.insert(at, "\0");
            case 8 -> mutated.insert(at, piece.repeat(1 + random.nextInt(20_000)));
            case 9 -> mutated.insert(at, deep(1 + random.nextInt(20_000)));
            case 10 ->
                mutated.insert(
                        at, Seeded.pick(random, "\r", "\r\n", "\n\t", "\\\n", "\u00ff\u00fe", "\u00e2\u0080\u00ae"));
            case 11 ->
                mutated.insert(at, Seeded.pick(random, "-1", "2147483648", "1e999", "0x7fffffffffffffff", "NaN"));
            case 12 -> mutated.insert(at, "x".repeat(1 + random.nextInt(100_000)));
            default -> mutated.setLength(at);
        }
        return mutated.toString();
    }

    private String deep(int depth) {
        return Seeded.pick(
                        random,
                        "[",
                        "{",
                        "(",
                        "${",
                        "`",
                        "[{\"a\":",
                        "- ",
                        "$>3 ",
                        "define(`a', ",
                        "&",
                        "<",
                        "\"",
                        "$[")
                .repeat(depth);
    }

    private String lines(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(6)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(random.nextInt(lines.size()), line);
            case 2 -> lines.add(at, repeated(line, 1 + random.nextInt(2000)));
            case 3 -> lines.set(at, line.stripTrailing());
            case 4 -> lines.set(at, " ".repeat(random.nextInt(9)) + line);
            default -> {
                lines.remove(at);
                lines.add(random.nextInt(lines.size() + 1), line);
            }
        }
        return String.join("", lines);
    }
}
