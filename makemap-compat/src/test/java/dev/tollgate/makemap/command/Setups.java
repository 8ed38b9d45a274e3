package dev.tollgate.makemap.command;

import dev.tollgate.makemap.command.CommandTwins.Setup;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Situations for {@link CommandTwins}. */
final class Setups {
    private Setups() {}

    /** An empty configuration, {@code e.cf}. */
    static final Setup CF = text("e.cf", "");

    static Setup text(String name, String content) {
        return directory -> Files.writeString(directory.resolve(name), content, StandardCharsets.ISO_8859_1);
    }

    /** A map made by native makemap, called {@code name}. */
    static Setup map(String type, String name, String content, String... options) {
        return directory -> {
            Path cf = Files.writeString(directory.resolve("setup.cf"), "");
            List<String> words = new ArrayList<>(List.of("-s", "-C", cf.toString()));
            words.addAll(List.of(options));
            words.addAll(List.of(type, name));
            Native.Result result = Native.run(
                    directory,
                    content.getBytes(StandardCharsets.ISO_8859_1),
                    Oracle.MAKEMAP,
                    words.toArray(new String[0]));
            if (result.exit() != 0) {
                throw new IOException(result.errText());
            }
            Files.delete(cf);
        };
    }

    static Setup directory(String name, String mode) {
        return directory -> {
            Path made = Files.createDirectory(directory.resolve(name));
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(mode));
        };
    }

    static Setup mode(String name, int mode) {
        return directory -> Files.setAttribute(directory.resolve(name), "unix:mode", mode);
    }

    static Setup owner(String name, int uid, int gid) {
        return directory -> {
            Files.setAttribute(directory.resolve(name), "unix:uid", uid);
            Files.setAttribute(directory.resolve(name), "unix:gid", gid);
        };
    }

    static Setup symbolicLink(String name, String target) {
        return directory -> Files.createSymbolicLink(directory.resolve(name), Path.of(target));
    }

    static Setup hardLink(String name, String target) {
        return directory -> Files.createLink(directory.resolve(name), directory.resolve(target));
    }

    static Setup fifo(String name) {
        return directory -> Native.run(directory, new byte[0], List.of("mkfifo", name));
    }
}
