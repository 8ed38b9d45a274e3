package dev.tollgate.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What SELinux knows a file as ({@code security.selinux}). A new file gets what the policy has for its folder, which need not
 * be what somebody gave the old one. Java can neither read nor set it, so stat(1) and chcon(1) do.
 */
final class SecurityContexts {
    private static final Path SELINUX = Path.of("/sys/fs/selinux/enforce");
    private static final Path SHOW = Path.of("/usr/bin/stat");
    private static final Path CHANGE = Path.of("/usr/bin/chcon");

    private SecurityContexts() {}

    /** Gives {@code to} the context of {@code from}; whether it has it now, or the system knows no contexts. */
    static boolean carry(OpenFile from, OpenFile to) throws IOException {
        if (!Files.exists(SELINUX)) {
            return true;
        }
        String model = FilePrograms.argument(from);
        String file = FilePrograms.argument(to);
        return areSame(model, file)
                || Files.isExecutable(CHANGE)
                        && FilePrograms.run(List.of(CHANGE.toString(), "--reference=" + model, file), "")
                                .isPresent();
    }

    private static boolean areSame(String one, String other) throws IOException {
        if (!Files.isExecutable(SHOW)) {
            return false;
        }
        Optional<String> contexts =
                FilePrograms.run(List.of(SHOW.toString(), "--dereference", "--format=%C", one, other), "");
        List<String> lines = contexts.orElse("").lines().toList();
        return lines.size() == 2 && lines.get(0).equals(lines.get(1));
    }
}
