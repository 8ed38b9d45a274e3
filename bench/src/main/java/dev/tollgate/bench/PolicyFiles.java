package dev.tollgate.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes two access files for {@code diff --decisions}: the sample's, and the same with a hundred changed entries. */
public final class PolicyFiles {
    private static final int ENTRIES = 100_000;
    private static final int CHANGES = 100;

    private PolicyFiles() {}

    /** Writes the files that {@code args} names. */
    public static void main(String[] args) throws IOException {
        byte[] old = PolicySample.access(ENTRIES);
        Files.write(Path.of(args[0]), old);
        List<String> lines = new ArrayList<>(
                new String(old, StandardCharsets.US_ASCII).lines().toList());
        Random random = new Random(CHANGES);
        for (int i = 0; i < CHANGES; i++) {
            change(lines, random.nextInt(lines.size()), i);
        }
        Files.writeString(Path.of(args[1]), String.join("\n", lines) + "\n");
    }

    /** Removes an entry, gives it another value, or adds one like it. */
    private static void change(List<String> lines, int number, int kind) {
        String line = lines.get(number);
        int tab = line.indexOf('\t');
        switch (kind % 3) {
            case 0 -> lines.remove(number);
            case 1 -> lines.set(number, line.substring(0, tab) + (line.endsWith("REJECT") ? "\tOK" : "\tREJECT"));
            default -> lines.add(number, line.substring(0, tab) + "x" + line.substring(tab));
        }
    }
}
