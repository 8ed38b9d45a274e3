package dev.tollgate.makemap.command;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Builds generation after generation of one map, in a process of its own, until it is killed. */
final class EndlessMakemap {
    static final int ENTRIES = 3000;

    private EndlessMakemap() {}

    public static void main(String[] arguments) {
        int first = Integer.parseInt(arguments[3]);
        for (int generation = first; ; generation++) {
            int exit = Makemap.run(
                    List.of("-C", arguments[0], arguments[1], arguments[2]),
                    Channels.newChannel(new ByteArrayInputStream(text(generation))),
                    OutputStream.nullOutputStream(),
                    System.err);
            if (exit != 0) {
                System.exit(exit);
            }
            System.out.println(generation);
        }
    }

    /** A text whose every value names the generation, and whose size depends on it. */
    static byte[] text(int generation) {
        StringBuilder text = new StringBuilder();
        int entries = ENTRIES + generation % 7 * 500;
        for (int i = 0; i < entries; i++) {
            text.append("key")
                    .append(i)
                    .append("\tgeneration ")
                    .append(generation)
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
