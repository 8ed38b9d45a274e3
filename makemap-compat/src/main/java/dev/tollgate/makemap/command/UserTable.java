package dev.tollgate.makemap.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** The system's users by name. */
final class UserTable {
    private static final Path PASSWD = Path.of("/etc/passwd");

    private UserTable() {}

    /** The id of {@code name} (one char per byte); empty when there is no such user. */
    static OptionalInt uidOf(String name) {
        try {
            for (String line : Files.readAllLines(PASSWD, StandardCharsets.ISO_8859_1)) {
                String[] fields = line.split(":", -1);
                if (fields.length >= 3 && fields[0].equals(name)) {
                    return parse(fields[2]);
                }
            }
            return fromDirectoryService(name);
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    /** Users that LDAP or another service adds are known to id(1), which asks all of them. */
    private static OptionalInt fromDirectoryService(String name) throws IOException {
        if (name.isEmpty() || name.startsWith("-")) {
            return OptionalInt.empty();
        }
        Process id = new ProcessBuilder("id", "-u", NativeText.wordOf(name))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream answer = id.getInputStream()) {
            return parse(new String(answer.readAllBytes(), StandardCharsets.ISO_8859_1).trim());
        }
    }

    private static OptionalInt parse(String uid) {
        return uid.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(uid)) : OptionalInt.empty();
    }
}
