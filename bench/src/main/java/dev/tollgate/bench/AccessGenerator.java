package dev.tollgate.bench;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Writes an access file of a given size to standard output: of ten lines four name a spammer's address, three a host
 * with an error reply, two a network address and one a TLS requirement; each family in ascending order, no key twice.
 */
public final class AccessGenerator {
    private static final int MILLION = 1_000_000;

    private AccessGenerator() {}

    /** Prints the file: {@code args} has the number of entries, and optionally a seed by which blocks of lines are shuffled. */
    public static void main(String[] args) throws IOException {
        int entries = Integer.parseInt(args[0]);
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16)) {
            if (args.length > 1) {
                writeShuffled(entries, Long.parseLong(args[1]), out);
            } else {
                for (int i = 0; i < entries; i++) {
                    out.write(line(i).getBytes(StandardCharsets.US_ASCII));
                }
            }
        }
    }

    private static void writeShuffled(int entries, long seed, OutputStream out) throws IOException {
        int[] order = new int[entries];
        Random random = new Random(seed);
        for (int i = 0; i < entries; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        for (int i : order) {
            out.write(line(i).getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Line {@code i}, newline included. */
    public static String line(int i) {
        int n = i / 10;
        return switch (i % 10) {
            case 0, 3, 5, 8 -> "From:user" + i + "@spam" + i % MILLION + ".example.com\tREJECT\n";
            case 1, 4, 7 ->
                "Connect:host" + i + ".dialup.example.net\tERROR:5.7.1:550 Mail from host" + i + " refused here\n";
            case 2, 6 -> {
                int address = 2 * n + i % 10 / 6;
                yield "Connect:10." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255)
                        + "\tRELAY\n";
            }
            default -> "TLS_Srv:mx" + i + ".partner.example.org\tVERIFY:256\n";
        };
    }
}
