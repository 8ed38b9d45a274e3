package dev.tollgate.audit.oracle;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real sendmail on a host with a full name: without one it sleeps for a minute first. */
public final class Sendmail {
    private Sendmail() {}

    /** Runs it with {@code arguments}, {@code input} on its standard input. */
    public static Native.Result run(Path directory, String input, String... arguments) {
        Oracle.requireRoot();
        List<String> command = new ArrayList<>(List.of(
                Oracle.UNSHARE.path().toString(),
                "-u",
                "sh",
                "-c",
                "hostname mx.example.com; exec \"$0\" \"$@\"",
                Oracle.SENDMAIL.path().toString()));
        command.addAll(List.of(arguments));
        return Native.run(directory, input.getBytes(StandardCharsets.ISO_8859_1), command);
    }
}
