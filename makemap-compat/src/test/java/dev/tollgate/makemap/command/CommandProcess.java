package dev.tollgate.makemap.command;

import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.List;

/** makemap or editmap in a process of its own, so that it can have another user, another disk, or little memory. */
public final class CommandProcess {
    private CommandProcess() {}

    /** Runs the command {@code words[0]} with the other words as its arguments. */
    public static void main(String[] words) {
        List<String> arguments = Arrays.asList(words).subList(1, words.length);
        System.exit(
                words[0].equals("editmap")
                        ? Editmap.run(arguments, System.out, System.err)
                        : Makemap.run(arguments, Channels.newChannel(System.in), System.out, System.err));
    }
}
